package org.cardwire.media.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.cardwire.media.header.DamagedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartsTest {
    @Test
    void bitsComeInOrderWithoutStuffedBytes() {
        var in = new BitReader(new byte[] {(byte) 0xA5, (byte) 0xFF, 0, 0x3C, (byte) 0xFF, (byte) 0xD9}, 0);

        in.refill();

        assertThat(in.take(4)).isEqualTo(0xA);
        assertThat(in.take(12)).isEqualTo(0x5FF);
        assertThat(in.take(8)).isEqualTo(0x3C);
        assertThat(in.overrun()).isFalse();
        assertThat(in.take(1)).isZero();
        assertThat(in.overrun()).isTrue();
        assertThat(in.marker()).isEqualTo(4);
    }

    @Test
    void longRunsOfBitsAreTheSameByWordsAndByBytes() {
        long seed = 99;
        var random = new Random(seed);
        byte[] bytes = new byte[4000];
        random.nextBytes(bytes);
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == -1) {
                bytes[i + 1] = 0;
            }
        }
        var in = new BitReader(bytes, 0);
        int at = 0;
        int bit = 0;
        for (int i = 0; i < 20_000; i++) {
            in.refill();
            int taken = 1 + random.nextInt(16);
            int expected = 0;
            for (int left = taken; left > 0; left--) {
                expected = expected << 1 | bytes[at] >> 7 - bit & 1;
                bit++;
                if (bit == 8) {
                    bit = 0;
                    at += bytes[at] == -1 ? 2 : 1;
                }
                if (at >= bytes.length - 8) {
                    return;
                }
            }
            assertThat(in.take(taken)).as("seed %d, step %d", seed, i).isEqualTo(expected);
        }
    }

    @Test
    void valuesHaveTheirSignInTheFirstBit() {
        var in = new BitReader(new byte[] {0b0111_0010, 0, 0, 0}, 0);

        in.refill();

        assertThat(in.signed(1)).isEqualTo(-1);
        assertThat(in.signed(1)).isEqualTo(1);
        assertThat(in.signed(3)).isEqualTo(6);
        assertThat(in.signed(2)).isEqualTo(-2);
    }

    @Test
    void codesOfEveryLengthGiveTheirSymbol() throws Exception {
        int[] counts = new int[16];
        byte[] symbols = new byte[16];
        for (int i = 0; i < 16; i++) {
            counts[i] = 1;
            symbols[i] = (byte) (i << 4);
        }
        var code = new HuffmanCode(counts, symbols);
        for (int length = 1; length <= 16; length++) {
            int bits = 0xFFFF << 17 - length & 0xFFFF;
            var in = new BitReader(stuffed(bits), 0);

            assertThat(HuffmanCode.run(code.next(in))).isEqualTo(length - 1);
            in.refill();
            in.skip(16 - length);
            assertThat(in.peek(8)).isEqualTo(0x50);
        }
    }

    @Test
    void aCodeThatNoTableHoldsIsDamage() throws Exception {
        var code = new HuffmanCode(new int[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, new byte[] {0});

        assertThatThrownBy(() -> code.next(new BitReader(stuffed(0x8000), 0))).isInstanceOf(DamagedException.class);
        assertThatThrownBy(
                        () -> new HuffmanCode(new int[] {3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, new byte[3]))
                .isInstanceOf(DamagedException.class);
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void theTransformIsWithinOneOfTheExactOne(Kept size) {
        var random = new Random(7);
        int n = size.edge;
        for (int round = 0; round < 500; round++) {
            int[] block = size.block();
            block[0] = random.nextInt(1600) - 800;
            for (int i = 1; i < n * n; i++) {
                block[i] = random.nextInt(3) == 0 ? random.nextInt(161) - 80 : 0;
            }
            byte[] samples = new byte[n * n];

            new Idct().transform(size, block, n == 1, samples, 0, n);

            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    double exact = Math.clamp(exact(block, n, x, y) + 128, 0, 255);
                    assertThat((double) (samples[y * n + x] & 255)).isBetween(exact - 1, exact + 1);
                }
            }
        }
    }

    @Test
    void aFlatBlockIsTheSameByItsShortCut() {
        int[] block = Kept.EIGHT.block();
        byte[] quick = new byte[64];
        byte[] whole = new byte[64];
        for (int dc = -1100; dc < 1100; dc++) {
            block[0] = dc;

            new Idct().transform(Kept.EIGHT, block, true, quick, 0, 8);
            new Idct().transform(Kept.EIGHT, block, false, whole, 0, 8);

            assertThat(quick).isEqualTo(whole);
        }
    }

    /** The transform of size n over coefficients that were normalised for eight. */
    private static double exact(int[] block, int n, int x, int y) {
        double sum = 0;
        for (int v = 0; v < n; v++) {
            for (int u = 0; u < n; u++) {
                double scale = (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1) / 4;
                sum += scale
                        * block[v * n + u]
                        * Math.cos((2 * x + 1) * u * Math.PI / (2 * n))
                        * Math.cos((2 * y + 1) * v * Math.PI / (2 * n));
            }
        }
        return sum;
    }

    private static byte[] stuffed(int bits) {
        int high = bits >> 8;
        return high == 255
                ? new byte[] {-1, 0, (byte) bits, 0x50, 0, 0, 0, 0}
                : new byte[] {(byte) high, (byte) bits, 0x50, 0, 0, 0, 0, 0};
    }
}
