package org.cardwire.media.jpeg;

/** Codes a band of AC coefficients of one component in a progressive file: first passes and refinements (T.81 G.1.2). */
final class BandCoder {
    private static final int SIXTEEN_ZEROS = 0xF0;
    private static final int LONGEST_RUN = 0x7FFF;
    /** Correction bits that may wait for the end of a run of finished blocks; decoders need no such limit, memory does. */
    private static final int MAX_WAITING = 1000;

    private final Scan scan;
    private final Component component;
    private final short[] values;
    /** Of each block, the places that are not zero in this pass, and those that were not in the pass before. */
    private final long[] occupied;

    private final long[] large;
    /** The places of the scan, as bits. */
    private final long band;

    private final Tokens tokens;
    private final int table;
    private int finishedBlocks;
    private final byte[] waiting = new byte[MAX_WAITING];
    private int waitingCount;
    private final byte[] corrections = new byte[64];
    private int correctionCount;

    BandCoder(Quantised picture, Scan scan, Tokens tokens) {
        int index = scan.components().getFirst();
        this.scan = scan;
        this.component = picture.source.components.get(index);
        this.values = picture.values.get(index);
        this.large = picture.large.get(index);
        this.occupied = scan.low() == 0 ? picture.occupied.get(index) : large;
        this.band = -1L << scan.from() & -1L >>> 63 - scan.to();
        this.tokens = tokens;
        this.table = InterleavedCoder.AC + Scan.slot(index);
    }

    void run() {
        for (int row = 0; row < component.usedHigh; row++) {
            for (int column = 0; column < component.usedWide; column++) {
                if (scan.refines()) {
                    refine(component.at(column, row));
                } else {
                    first(component.at(column, row));
                }
            }
        }
        endRun();
    }

    private void first(int at) {
        int before = scan.from() - 1;
        for (long left = occupied[at / 64] & band; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            int value = shifted(values[at + i]);
            endRun();
            int zeros = i - before - 1;
            for (; zeros > 15; zeros -= 16) {
                tokens.symbol(table, SIXTEEN_ZEROS);
            }
            int size = Bits.size(value);
            tokens.symbol(table, zeros << 4 | size, Bits.of(value, size), size);
            before = i;
        }
        if (before < scan.to()) {
            finishBlock();
        }
    }

    /** A coefficient known from an earlier pass gets one more bit; those that become 1 now are coded with their sign. */
    private void refine(int at) {
        long places = occupied[at / 64] & band;
        long known = large[at / 64];
        int lastNew = 63 - Long.numberOfLeadingZeros(places & ~known);
        int before = scan.from() - 1;
        int zeros = 0;
        correctionCount = 0;
        for (long left = places; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            zeros += i - before - 1;
            before = i;
            for (; zeros > 15 && i <= lastNew; zeros -= 16) {
                endRun();
                tokens.symbol(table, SIXTEEN_ZEROS);
                writeCorrections();
            }
            if ((known >>> i & 1) != 0) {
                corrections[correctionCount++] = (byte) (values[at + i] & 1);
                continue;
            }
            endRun();
            tokens.symbol(table, zeros << 4 | 1, values[at + i] < 0 ? 0 : 1, 1);
            writeCorrections();
            zeros = 0;
        }
        if (zeros + scan.to() - before > 0 || correctionCount > 0) {
            System.arraycopy(corrections, 0, waiting, waitingCount, correctionCount);
            waitingCount += correctionCount;
            finishBlock();
        }
    }

    /** The point transform of G.1.2.1 divides towards zero. */
    private int shifted(int value) {
        return value < 0 ? -(-value >> scan.low()) : value >> scan.low();
    }

    private void finishBlock() {
        finishedBlocks++;
        if (finishedBlocks == LONGEST_RUN || waitingCount > MAX_WAITING - 64) {
            endRun();
        }
    }

    private void endRun() {
        if (finishedBlocks > 0) {
            int bits = Bits.size(finishedBlocks) - 1;
            tokens.symbol(table, bits << 4, finishedBlocks & (1 << bits) - 1, bits);
            finishedBlocks = 0;
            for (int i = 0; i < waitingCount; i++) {
                tokens.bit(waiting[i]);
            }
            waitingCount = 0;
        }
    }

    private void writeCorrections() {
        for (int i = 0; i < correctionCount; i++) {
            tokens.bit(corrections[i]);
        }
        correctionCount = 0;
    }
}
