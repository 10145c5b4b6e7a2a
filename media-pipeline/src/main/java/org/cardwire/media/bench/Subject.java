package org.cardwire.media.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import javax.imageio.ImageIO;
import org.cardwire.media.Caps;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Format;
import org.cardwire.media.Media;
import org.cardwire.media.Target;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.cardwire.media.score.PhoneScore;

/**
 * A photograph as all encoders get it: upright, in sRGB, 1080 pixels wide, without loss, so that only their encoding
 * differs; and the judge of what they make of it.
 *
 * @param largest at the width of the largest rendition
 * @param shown at the width of a phone
 * @param png the same pixels as a file, for other programs
 * @param megapixels of the file as it came
 */
record Subject(String name, byte[] file, double megapixels, Pixels largest, Pixels shown, Path png, PhoneScore judge) {
    private static final int HIGHEST = 4 * PhoneScore.WIDTH;

    static Subject of(Photo photo, Path work) throws IOException {
        byte[] file = photo.bytes();
        byte[] lossless = lossless(file, PhoneScore.WIDTH);
        Path png = Files.write(work.resolve("shown.png"), lossless);
        Pixels shown = pixels(lossless);
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(file));
        Pixels largest = pixels(lossless(file, OwnAutomatic.WIDEST));
        double megapixels = whole.getWidth() * whole.getHeight() / 1e6;
        return new Subject(photo.name(), file, megapixels, largest, shown, png, new PhoneScore(shown, noHurry()));
    }

    /** By the platform's own reader, so that nothing of ours judges our files. */
    double score(byte[] picture) throws IOException {
        return judge.of(pixels(picture));
    }

    static Pixels pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        int width = image.getWidth();
        int height = image.getHeight();
        boolean opaque = !image.getColorModel().hasAlpha();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width), opaque);
    }

    /** At another width, made of the largest as the pipeline makes it. */
    Pixels at(int width) {
        int height = Math.max(1, Math.round((float) largest.height() * width / largest.width()));
        var whole = new Box(0, 0, largest.width(), largest.height());
        return Resampler.resample(largest, whole, width, height, noHurry());
    }

    private static byte[] lossless(byte[] file, int width) {
        Target target = Target.within(Integer.MAX_VALUE, width, HIGHEST).withFormats(EnumSet.of(Format.PNG));
        var fitting = new Fitter(Caps.DEFAULT.withDeadline(Duration.ofMinutes(10))).fit(Media.of(file), target);
        if (fitting instanceof Fitted fitted) {
            return fitted.bytes();
        }
        throw new IllegalStateException("a photograph of the corpus cannot be read: " + fitting);
    }

    static Deadline noHurry() {
        return new Deadline(System::nanoTime, Duration.ofHours(1));
    }
}
