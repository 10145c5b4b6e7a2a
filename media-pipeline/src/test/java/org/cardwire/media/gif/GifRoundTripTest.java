package org.cardwire.media.gif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cardwire.media.Samples;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;
import org.junit.jupiter.api.Test;

class GifRoundTripTest {
    @Test
    void whateverIsWrittenIsPlayedAgain() throws Exception {
        long seed = 89;
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            boolean holes = random.nextBoolean();
            List<Pixels> frames = frames(random, holes);
            var histogram = new Histogram();
            frames.forEach(histogram::add);
            var palette = Palette.of(histogram, GifWriter.MAX_COLOURS);
            Pixels first = frames.getFirst();
            var writer = new GifWriter(first.width(), first.height(), palette, !holes, 3, 0);
            for (Pixels frame : frames) {
                writer.frame(frame, 4);
            }

            var reader = new GifReader(writer.finish(), Samples.noHurry());
            for (Pixels frame : frames) {
                assertThat(reader.next().orElseThrow().pixels().argb())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(frame.argb());
            }
            assertThat(reader.next()).isEmpty();
            assertThat(reader.loops()).isEqualTo(3);
        }
    }

    /** Frames of few colours that change in one corner, or not at all; long runs and noise both occur. */
    private static List<Pixels> frames(Random random, boolean holes) {
        int width = 1 + random.nextInt(120);
        int height = 1 + random.nextInt(90);
        int colours = 1 + random.nextInt(200);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = random.nextInt(4) > 0 && i > 0 ? argb[i - 1] : colour(random, colours, holes);
        }
        List<Pixels> frames = new ArrayList<>();
        for (int frame = 0; frame < 4; frame++) {
            frames.add(new Pixels(width, height, argb.clone(), !holes));
            for (int i = 0; frame % 2 == 0 && i < argb.length / 3; i++) {
                argb[i] = colour(random, colours, holes);
            }
        }
        return frames;
    }

    private static int colour(Random random, int colours, boolean holes) {
        return holes && random.nextInt(5) == 0 ? 0 : 0xFF000000 | random.nextInt(colours) * 1_000;
    }
}
