package org.cardwire.media.jpeg;

import java.util.Arrays;

/**
 * What a scan will write, kept until its Huffman tables are known: symbols of up to four tables, each with extra bits,
 * and bare bits. One token is an int: table (2) | symbol or 256 for none (9) | count of extra bits (4) | extra bits (16).
 */
final class Tokens {
    private static final int NO_SYMBOL = 256;

    private int[] tokens = new int[1 << 15];
    private int count;
    private final int[][] frequencies = new int[4][NO_SYMBOL];

    void symbol(int table, int symbol, int extra, int extraBits) {
        frequencies[table][symbol]++;
        add(table << 29 | symbol << 20 | extraBits << 16 | extra);
    }

    void symbol(int table, int symbol) {
        symbol(table, symbol, 0, 0);
    }

    void bit(int bit) {
        add(NO_SYMBOL << 20 | 1 << 16 | bit);
    }

    HuffmanTable best(int table) {
        return HuffmanTable.best(frequencies[table]);
    }

    void clear() {
        count = 0;
        for (int[] table : frequencies) {
            Arrays.fill(table, 0);
        }
    }

    void writeTo(ByteSink out, HuffmanTable[] tables) {
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            int symbol = token >> 20 & 0x1FF;
            int extraBits = token >> 16 & 15;
            int extra = token & 0xFFFF;
            if (symbol == NO_SYMBOL) {
                out.bits(extra, extraBits);
            } else {
                HuffmanTable table = tables[token >>> 29];
                out.bits(table.codes[symbol] << extraBits | extra, table.lengths[symbol] + extraBits);
            }
        }
        out.endScan();
    }

    private void add(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        tokens[count++] = token;
    }
}
