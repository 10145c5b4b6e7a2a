package org.cardwire.media.jpeg;

/**
 * The coefficients of one colour component, 64 a block in zigzag order, as sixteenths in 16 bits: half the memory of
 * floats, with an error far under the finest quantisation step.
 */
final class Component {
    static final int FRACTION = 16;
    /** Places that share a peak. */
    static final int GROUP = 8;

    static final int GROUPS = 64 / GROUP;
    /** Added before a value is cut off to a whole number, which then rounds negative ones too, without a branch. */
    private static final int ABOVE_ALL = 1 << 15;

    /** Blocks in a row, padded to whole interleaved units. */
    final int blocksWide;
    /** Blocks that hold picture: what a scan of this component alone codes (T.81 A.2.2). */
    final int usedWide;

    final int usedHigh;
    final short[] dct;
    /** The largest AC value of each {@value #GROUP} places of the order, sign apart: where it vanishes, all of them do. */
    final short[] peaks;
    /** Mean square of each block's AC values: how much of an error the block hides. */
    final float[] activity;

    Component(int blocksWide, int blocksHigh, int usedWide, int usedHigh) {
        this.blocksWide = blocksWide;
        this.usedWide = usedWide;
        this.usedHigh = usedHigh;
        this.dct = new short[blocksWide * blocksHigh * 64];
        this.peaks = new short[blocksWide * blocksHigh * GROUPS];
        this.activity = new float[blocksWide * blocksHigh];
    }

    /** Index of a block's first coefficient. */
    int at(int column, int row) {
        return (row * blocksWide + column) * 64;
    }

    /** Transforms the samples in place and keeps their coefficients. */
    void put(int column, int row, float[] samples) {
        Dct.forward(samples);
        int at = at(column, row);
        float energy = -samples[0] * samples[0];
        for (int i = 0; i < 64; i++) {
            float value = samples[ZigZag.ORDER[i]];
            energy += value * value;
            dct[at + i] = (short) ((int) (value * FRACTION + (ABOVE_ALL + 0.5f)) - ABOVE_ALL);
        }
        activity[at / 64] = Math.max(0, energy / 63);
        for (int group = 0; group < GROUPS; group++) {
            int peak = 0;
            for (int i = Math.max(1, group * GROUP); i < (group + 1) * GROUP; i++) {
                peak = Math.max(peak, Math.abs(dct[at + i]));
            }
            peaks[at / GROUP + group] = (short) peak;
        }
    }
}
