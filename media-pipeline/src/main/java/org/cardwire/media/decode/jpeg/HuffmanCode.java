package org.cardwire.media.decode.jpeg;

import org.cardwire.media.header.DamagedException;

/**
 * A Huffman code of one table (T.81 annex C), looked up by the next {@value #LOOKUP} bits. An entry holds what most symbols
 * mean at once: how many zeros come before, and the value itself where its bits lie within those looked at.
 */
final class HuffmanCode {
    private static final int LOOKUP = 10;
    private static final int LONGEST = 16;

    private final int[] entries = new int[1 << LOOKUP];
    private final byte[] symbols;
    /** For each length the first code that is too large for it, aligned to 16 bits, and the symbol of code 0. */
    private final int[] ends = new int[LONGEST + 1];

    private final int[] offsets = new int[LONGEST + 1];

    /** @param counts of codes for each length from 1 to 16 */
    HuffmanCode(int[] counts, byte[] symbols) throws DamagedException {
        this.symbols = symbols;
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offsets[length] = symbol - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, symbol++) {
                if (code >= 1 << length) {
                    throw DamagedException.corrupt("a Huffman table holds more codes than there are");
                }
                if (length <= LOOKUP) {
                    enter(code, length, symbols[symbol] & 255);
                }
            }
            ends[length] = code << LONGEST - length;
            code <<= 1;
        }
    }

    private void enter(int code, int length, int symbol) {
        int free = LOOKUP - length;
        int size = symbol & 15;
        for (int rest = 0; rest < 1 << free; rest++) {
            int entry = entry(length, symbol);
            if (size > 0 && size <= free) {
                int bits = rest >> free - size;
                int value = bits < 1 << size - 1 ? bits - (1 << size) + 1 : bits;
                entry = value << 16 | symbol >> 4 << 5 | length + size;
            }
            entries[code << free | rest] = entry;
        }
    }

    private static int entry(int length, int symbol) {
        return (symbol & 15) << 9 | symbol >> 4 << 5 | length;
    }

    /** Takes the next symbol: {@link #run}, {@link #size} and {@link #value} read the entry. */
    int next(BitReader in) throws DamagedException {
        in.refill();
        int entry = entries[in.peek(LOOKUP)];
        if (entry == 0) {
            entry = longer(in.peek(LONGEST));
        }
        in.skip(entry & 31);
        return entry;
    }

    private int longer(int bits) throws DamagedException {
        for (int length = LOOKUP + 1; length <= LONGEST; length++) {
            if (bits < ends[length]) {
                return entry(length, symbols[offsets[length] + (bits >> LONGEST - length)] & 255);
            }
        }
        throw DamagedException.corrupt("the JPEG holds a code that its tables do not know");
    }

    /** The upper half of the symbol. */
    static int run(int entry) {
        return entry >> 5 & 15;
    }

    /** Bits that are still to be read for the value; 0 when {@link #value} has it, or when there is none. */
    static int size(int entry) {
        return entry >> 9 & 15;
    }

    /** The value that came with the symbol, or 0. */
    static int value(int entry) {
        return entry >> 16;
    }
}
