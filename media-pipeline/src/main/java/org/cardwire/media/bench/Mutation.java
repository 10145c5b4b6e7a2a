package org.cardwire.media.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Ways to make a hostile file of a whole one. None changes its arguments. */
enum Mutation {
    /** A few bits turned. */
    BITS {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            byte[] mutant = whole.clone();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return mutant;
        }
    },
    /** Bytes written over at random, most of them near the beginning. */
    BYTES {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            byte[] mutant = whole.clone();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                mutant[near(mutant.length, random)] = (byte) random.nextInt(256);
            }
            return mutant;
        }
    },
    TRUNCATION {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
    },
    /** The beginning of one file and the end of another, which may be of another format. */
    SPLICE {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            int head = random.nextInt(whole.length);
            return joined(Arrays.copyOf(whole, head), tail(other, random));
        }
    },
    /** A number of two or four bytes becomes the smallest or the largest of its kind. */
    LENGTH_FIELD {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            byte[] mutant = whole.clone();
            int at = near(mutant.length - Integer.BYTES, random);
            ByteBuffer buffer = ByteBuffer.wrap(mutant)
                    .order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            int value = EXTREMES[random.nextInt(EXTREMES.length)];
            if (random.nextBoolean()) {
                buffer.putInt(at, value);
            } else {
                buffer.putShort(at, (short) value);
            }
            return mutant;
        }
    },
    /** A piece of the file stands in it twice, or is not in it any more. */
    REPEAT {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            int from = random.nextInt(whole.length);
            int to = random.nextInt(whole.length);
            return joined(Arrays.copyOf(whole, to), Arrays.copyOfRange(whole, from, whole.length));
        }
    },
    /** A number that is written in digits becomes another that nobody thought of. */
    DIGITS {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            int from = random.nextInt(whole.length);
            while (from < whole.length && !digit(whole[from])) {
                from++;
            }
            int to = from;
            while (to < whole.length && digit(whole[to])) {
                to++;
            }
            byte[] head = Arrays.copyOf(whole, from);
            return joined(joined(head, any(NUMBERS, random)), Arrays.copyOfRange(whole, to, whole.length));
        }
    },
    /** Something that a drawing must not hold, or not so much of, where an element of it ends. */
    CONSTRUCT {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            int at = random.nextInt(whole.length);
            while (at < whole.length && whole[at] != '>') {
                at++;
            }
            int end = Math.min(whole.length, at + 1);
            byte[] head = joined(Arrays.copyOf(whole, end), any(CONSTRUCTS, random));
            return joined(head, Arrays.copyOfRange(whole, end, whole.length));
        }
    },
    /** Two files in one: a picture with a script or another picture behind it, or before it. */
    POLYGLOT {
        @Override
        byte[] of(byte[] whole, byte[] other, Random random) {
            byte[] guest = random.nextBoolean() ? other : SCRIPT;
            return random.nextInt(4) == 0 ? joined(guest, whole) : joined(whole, guest);
        }
    };

    private static final int[] EXTREMES = {0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0x8000, 0xFFFF, Integer.MAX_VALUE, -1, 1 << 31};
    private static final int HEAD = 96;
    private static final byte[] SCRIPT =
            "<html><script>alert(1)</script></html>\nPK\3\4".getBytes(StandardCharsets.ISO_8859_1);

    private static final String[] NUMBERS = {"0", "-1", "1e9", "1e-9", "99999999999", "NaN", "0.00001", "65536"};

    private static final String[] CONSTRUCTS = {
        "<script>alert(1)</script>",
        "<g onload=\"alert(1)\"/>",
        "<use xlink:href=\"#a\"/><use xlink:href=\"#a\"/>",
        "<g id=\"a\"><use xlink:href=\"#b\"/></g><g id=\"b\"><use xlink:href=\"#a\"/></g>",
        "<image xlink:href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/>",
        "<style>@import 'http://127.0.0.1:9/x.css';</style>",
        "<!DOCTYPE svg [<!ENTITY a \"&b;&b;\">]>",
        "<filter id=\"a\"><feTurbulence baseFrequency=\".9\" numOctaves=\"8\"/><feMorphology radius=\"90\"/></filter>",
        "<path stroke=\"red\" stroke-dasharray=\"1e-4\" d=\"M0 0L1e6 1e6\"/>",
        "<pattern id=\"a\" width=\".002\" height=\".002\"><rect width=\"1\" height=\"1\"/></pattern>",
        "<text x=\"1e30\" font-size=\"1e30\">\u0001</text>",
        "<g transform=\"scale(1e12) rotate(1e-12) skewX(90)\">",
    };

    /** @param other whole too, for those that join two */
    abstract byte[] of(byte[] whole, byte[] other, Random random);

    /** Every second time within the head, where formats keep their sizes. */
    private static int near(int length, Random random) {
        return random.nextInt(random.nextBoolean() ? Math.min(HEAD, length) : length);
    }

    private static boolean digit(byte value) {
        return value >= '0' && value <= '9' || value == '.';
    }

    private static byte[] any(String[] texts, Random random) {
        return texts[random.nextInt(texts.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tail(byte[] file, Random random) {
        return Arrays.copyOfRange(file, random.nextInt(file.length), file.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
