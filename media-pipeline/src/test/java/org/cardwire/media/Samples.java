package org.cardwire.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.cardwire.media.gif.GifWriter;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;

/** Photographs of the project and pictures made on the spot. */
public final class Samples {
    public static final List<String> PHOTOS = List.of("lounge", "dandelion", "mountains", "dogs", "sunset");

    private Samples() {}

    public static Deadline noHurry() {
        return new Deadline(() -> 0, Duration.ofHours(1));
    }

    public static byte[] photo(String name) {
        try {
            return Files.readAllBytes(Path.of("../fixtures/samples/media", name + ".jpg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the platform's own reader, so that nothing of ours judges our files. */
    public static BufferedImage decode(byte[] bytes) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new AssertionError("no reader takes these " + bytes.length + " bytes");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new AssertionError("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Soft colours with noise on them: as hard to compress as {@code grain} says, 0 to 255. */
    public static BufferedImage noisy(int width, int height, int grain, Random random) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = grain == 0 ? 0 : random.nextInt(grain) - grain / 2;
                int red = Math.clamp(255L * x / width + noise, 0, 255);
                int green = Math.clamp(255L * y / height + noise, 0, 255);
                int blue = Math.clamp(128 + noise, 0, 255);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /** Flat areas and sharp edges, as a logo has; with a transparent ground when asked. */
    public static BufferedImage drawing(int width, int height, boolean transparent) {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(width, height, type);
        Graphics2D g = image.createGraphics();
        if (!transparent) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
        }
        g.setColor(new Color(200, 16, 46));
        g.fillOval(width / 8, height / 8, width / 2, height / 2);
        g.setColor(new Color(0, 70, 140));
        g.fillRect(width / 2, height / 2, width / 3, height / 3);
        g.dispose();
        return image;
    }

    public static Pixels pixels(BufferedImage image) {
        int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Pixels(
                image.getWidth(),
                image.getHeight(),
                argb,
                !image.getColorModel().hasAlpha());
    }

    /** A disc that moves over a soft ground, {@code frames} times for 7, 8, 9 ... hundredths of a second. */
    public static byte[] animation(int width, int height, int frames) {
        return animation(width, height, frames, 0, i -> 7 + i);
    }

    /** @param grain as that of {@link #noisy}, another in each frame */
    public static byte[] animation(int width, int height, int frames, int grain, IntUnaryOperator delays) {
        var random = new Random(1);
        List<Pixels> pictures = new ArrayList<>();
        var histogram = new Histogram();
        for (int i = 0; i < frames; i++) {
            BufferedImage image = noisy(width, height, grain, random);
            Graphics2D g = image.createGraphics();
            g.setColor(Color.ORANGE);
            g.fillOval(i * width / frames, height / 3, height / 4, height / 4);
            g.dispose();
            pictures.add(pixels(image));
            histogram.add(pictures.getLast());
        }
        var palette = Palette.of(histogram, GifWriter.MAX_COLOURS);
        var writer = new GifWriter(width, height, palette, true, 0, 0);
        for (int i = 0; i < frames; i++) {
            writer.frame(pictures.get(i), delays.applyAsInt(i));
        }
        return writer.finish();
    }

    /** Mean difference of two pictures of one size over all channels, 0 to 255. */
    public static double difference(BufferedImage a, BufferedImage b) {
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return sum / (3.0 * a.getWidth() * a.getHeight());
    }
}
