package org.cardwire.media.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.cardwire.media.Samples;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final long SEED = 20_271;
    private static final int FILES = 600;

    /** Any exception but the declared one ends this test, and so does a picture of another size than its header's. */
    @Test
    void aMutatedFileDecodesWholeOrIsDamaged() {
        var random = new Random(SEED);
        BufferedImage picture = Samples.noisy(75, 58, 80, random);
        List<byte[]> wholes =
                Mode.all().stream().map(mode -> mode.write(picture)).toList();
        int damaged = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] mutant = mutant(wholes.get(i % wholes.size()), random);
            try {
                decode(mutant, 1 << i % 4, "seed %d, file %d".formatted(SEED, i));
            } catch (DamagedException e) {
                damaged++;
            }
        }
        assertThat(damaged).isBetween(FILES / 4, FILES - FILES / 20);
    }

    private static void decode(byte[] jpeg, int reduction, String file) throws DamagedException {
        Optional<JpegDecoder> decoder = JpegDecoder.open(jpeg);
        boolean small =
                decoder.isPresent() && decoder.get().width() * decoder.get().height() < 1_000_000;
        if (small) {
            int[] rows = {0};
            decoder.get().decode(reduction, row -> rows[0]++, new Deadline(System::nanoTime, Duration.ofSeconds(20)));
            assertThat(rows[0]).as(file).isEqualTo((decoder.get().height() + reduction - 1) / reduction);
        }
    }

    private static byte[] mutant(byte[] whole, Random random) {
        int cut = random.nextInt(4) == 0 ? random.nextInt(whole.length / 2) : 0;
        byte[] mutant = Arrays.copyOf(whole, whole.length - cut);
        int body = Bytes.lastScan(whole);
        int from = random.nextBoolean() ? 0 : Math.min(body, mutant.length - 1);
        IntStream.range(0, 1 + random.nextInt(4))
                .forEach(flip -> mutant[from + random.nextInt(mutant.length - from)] = (byte) random.nextInt(256));
        return mutant;
    }
}
