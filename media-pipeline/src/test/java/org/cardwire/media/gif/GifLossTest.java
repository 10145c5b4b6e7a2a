package org.cardwire.media.gif;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cardwire.media.Samples;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;
import org.junit.jupiter.api.Test;

class GifLossTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    @Test
    void theMoreMayBeLostTheFewerBytesAndTheMoreError() throws Exception {
        List<Pixels> frames = grainy();
        int bytes = Integer.MAX_VALUE;
        double error = -1;
        for (double loss : new double[] {0, 0.5, 2, 8, 32}) {
            byte[] gif = written(frames, loss);
            double now = error(frames, played(gif));

            assertThat(gif.length).as("bytes at a loss of %s", loss).isLessThan(bytes);
            assertThat(now).as("error at a loss of %s", loss).isGreaterThan(error);
            bytes = gif.length;
            error = now;
        }
    }

    @Test
    void aLittleLossSparesAQuarterOfGrainAndIsHardlySeen() throws Exception {
        List<Pixels> frames = grainy();

        assertThat(written(frames, 8).length).isLessThan(written(frames, 0).length * 3 / 4);
        assertThat(error(frames, played(written(frames, 8)))).isLessThan(error(frames, played(written(frames, 0))) + 4);
    }

    @Test
    void theFirstFrameIsTheBest() throws Exception {
        List<Pixels> frames = grainy();
        List<Pixels> played = played(written(frames, 8));

        assertThat(error(frames.subList(0, 1), played.subList(0, 1))).isLessThan(error(frames, played));
    }

    @Test
    void whatHardlyChangesIsNotDrawnAgain() {
        BufferedImage one = Samples.noisy(WIDTH, HEIGHT, 60, new Random(5));
        BufferedImage two = Samples.noisy(WIDTH, HEIGHT, 60, new Random(5));
        two.setRGB(10, 10, two.getRGB(10, 10) ^ 0x010101);

        int still = written(List.of(Samples.pixels(one)), 2).length;
        int again = written(List.of(Samples.pixels(one), Samples.pixels(two)), 2).length;

        assertThat(again - still).isLessThan(still / 10);
    }

    @Test
    void thePlatformsReaderSeesWhatOursSees() throws Exception {
        byte[] gif = written(grainy(), 8);

        BufferedImage first = Samples.decode(gif);

        assertThat(Samples.pixels(first).onWhite().argb())
                .isEqualTo(played(gif).getFirst().argb());
    }

    /** Noise over a ramp, on which a square moves: more strings than one table of codes holds. */
    private static List<Pixels> grainy() {
        var random = new Random(3);
        List<Pixels> frames = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            BufferedImage frame = Samples.noisy(WIDTH, HEIGHT, 24, random);
            Graphics2D g = frame.createGraphics();
            g.setColor(Color.RED);
            g.fillRect(i * 20, 40, 30, 30);
            g.dispose();
            frames.add(Samples.pixels(frame));
        }
        return frames;
    }

    private static byte[] written(List<Pixels> frames, double loss) {
        var histogram = new Histogram();
        frames.forEach(histogram::add);
        var palette = Palette.of(histogram, GifWriter.MAX_COLOURS);
        var writer = new GifWriter(WIDTH, HEIGHT, palette, true, 0, loss);
        frames.forEach(frame -> writer.frame(frame, 10));
        return writer.finish();
    }

    private static List<Pixels> played(byte[] gif) throws Exception {
        var reader = new GifReader(gif, Samples.noHurry());
        List<Pixels> frames = new ArrayList<>();
        for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get().pixels());
        }
        return frames;
    }

    /** Mean difference of a channel. */
    private static double error(List<Pixels> before, List<Pixels> after) {
        long sum = 0;
        for (int frame = 0; frame < before.size(); frame++) {
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((before.get(frame).argb()[i] >> shift & 255)
                            - (after.get(frame).argb()[i] >> shift & 255));
                }
            }
        }
        return sum / (3.0 * WIDTH * HEIGHT * before.size());
    }
}
