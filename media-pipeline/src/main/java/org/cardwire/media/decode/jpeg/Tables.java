package org.cardwire.media.decode.jpeg;

import org.cardwire.media.header.Cursor;
import org.cardwire.media.header.DamagedException;
import org.jspecify.annotations.Nullable;

/** The tables in force at a place of the file (T.81 B.2.4): later ones take the place of earlier ones. */
final class Tables {
    private static final int SLOTS = 4;

    private final int[][] quant = new int[SLOTS][];
    private final @Nullable HuffmanCode[] dc = new HuffmanCode[SLOTS];
    private final @Nullable HuffmanCode[] ac = new HuffmanCode[SLOTS];
    private int restartInterval;

    void quantTables(Cursor in, int end) throws DamagedException {
        while (in.at() < end) {
            int head = in.u8();
            int[] table = new int[64];
            for (int k = 0; k < 64; k++) {
                table[k] = head >> 4 == 0 ? in.u8() : in.u16();
            }
            quant[slot(head & 15)] = table;
        }
    }

    void huffmanTables(Cursor in, int end) throws DamagedException {
        while (in.at() < end) {
            int head = in.u8();
            int[] counts = new int[16];
            int sum = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = in.u8();
                sum += counts[i];
            }
            if (sum > 256) {
                throw DamagedException.corrupt("a Huffman table holds " + sum + " symbols");
            }
            byte[] symbols = new byte[sum];
            for (int i = 0; i < sum; i++) {
                symbols[i] = (byte) in.u8();
            }
            (head >> 4 == 0 ? dc : ac)[slot(head & 15)] = new HuffmanCode(counts, symbols);
        }
    }

    void restartInterval(Cursor in) throws DamagedException {
        restartInterval = in.u16();
    }

    int restartInterval() {
        return restartInterval;
    }

    @Nullable
    HuffmanCode dc(int slot) throws DamagedException {
        return dc[slot(slot)];
    }

    @Nullable
    HuffmanCode ac(int slot) throws DamagedException {
        return ac[slot(slot)];
    }

    /** The steps in zigzag order. */
    int[] quant(int slot) throws DamagedException {
        int[] table = quant[slot(slot)];
        if (table == null) {
            throw DamagedException.corrupt("the JPEG lacks quantisation table " + slot);
        }
        return table;
    }

    private static int slot(int number) throws DamagedException {
        if (number >= SLOTS) {
            throw DamagedException.corrupt("the JPEG numbers a table " + number);
        }
        return number;
    }
}
