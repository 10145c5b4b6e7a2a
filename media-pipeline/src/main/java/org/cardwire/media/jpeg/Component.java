package org.cardwire.media.jpeg;

/**
 * The coefficients of one colour component, 64 a block in zigzag order, as sixteenths in 16 bits: half the memory of
 * floats, with an error far under the finest quantisation step.
 */
final class Component {
    static final int FRACTION = 16;
    /** Added before a value is cut off to a whole number, which then rounds negative ones too, without a branch. */
    private static final int ABOVE_ALL = 1 << 15;

    /** Blocks in a row, padded to whole interleaved units. */
    final int blocksWide;
    /** Blocks that hold picture: what a scan of this component alone codes (T.81 A.2.2). */
    final int usedWide;

    final int usedHigh;
    final short[] dct;
    /** Mean square of each block's AC values: how much of an error the block hides. */
    final float[] activity;

    Component(int blocksWide, int blocksHigh, int usedWide, int usedHigh) {
        this.blocksWide = blocksWide;
        this.usedWide = usedWide;
        this.usedHigh = usedHigh;
        this.dct = new short[blocksWide * blocksHigh * 64];
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
    }
}
