package org.cardwire.media.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.cardwire.media.Caps;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.cardwire.media.score.PhoneScore;

/**
 * A photograph as all encoders get it, 1080 pixels wide and without loss, so that only their encoding differs; and the
 * judge of what they make of it. The photographs of the corpus stand upright and are in sRGB.
 *
 * @param megapixels of the file as it came
 * @param master twice as wide as the widest rendition, where the file is so wide
 * @param shown at the width of a phone
 * @param png the same pixels as a file, for other programs
 */
record Subject(String name, byte[] file, double megapixels, Pixels master, Pixels shown, Path png, PhoneScore judge) {
    /** What is measured is CPU: on a machine with other work the usual deadline may be short of it. */
    static final Caps PATIENT = Caps.DEFAULT.withDeadline(Duration.ofMinutes(10));

    private static final int WIDEST_MASTER = 2880;

    static Subject of(Photo photo, Path work) throws IOException {
        byte[] file = photo.bytes();
        Pixels whole = pixels(file);
        Pixels shown = scaled(whole, PhoneScore.WIDTH);
        return new Subject(
                photo.name(),
                file,
                whole.width() * whole.height() / 1e6,
                scaled(whole, WIDEST_MASTER),
                shown,
                Files.write(work.resolve("shown.png"), png(shown)),
                new PhoneScore(shown, noHurry()));
    }

    /** By the platform's own reader, so that nothing of ours judges our files. */
    double score(byte[] picture) throws IOException {
        return judge.of(pixels(picture));
    }

    Pixels at(int width) {
        return scaled(master, width);
    }

    static Pixels pixels(byte[] picture) throws IOException {
        return pixels(ImageIO.read(new ByteArrayInputStream(picture)));
    }

    static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean opaque = !image.getColorModel().hasAlpha();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width), opaque);
    }

    private static Pixels scaled(Pixels picture, int most) {
        int width = Math.min(most, picture.width());
        int height = Math.max(1, Math.round((float) picture.height() * width / picture.width()));
        var whole = new Box(0, 0, picture.width(), picture.height());
        return Resampler.resample(picture, whole, width, height, noHurry());
    }

    private static byte[] png(Pixels pixels) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(JdkWriter.image(pixels), "png", bytes);
        return bytes.toByteArray();
    }

    static Deadline noHurry() {
        return new Deadline(System::nanoTime, Duration.ofHours(1));
    }
}
