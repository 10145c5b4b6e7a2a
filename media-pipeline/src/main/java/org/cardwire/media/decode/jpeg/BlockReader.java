package org.cardwire.media.decode.jpeg;

import java.util.Arrays;
import org.cardwire.media.header.DamagedException;

/** Reads a sequential scan's blocks one after the other (T.81 F.2.2), dequantised, with only the coefficients that are kept. */
final class BlockReader {
    private final HuffmanCode dc;
    private final HuffmanCode ac;
    private final int[] places;
    private final int[] steps;
    private int before;

    /** @param steps the quantisation table in zigzag order */
    BlockReader(Scan.Part part, Kept kept, int[] steps) throws DamagedException {
        this.dc = part.needDc();
        this.ac = part.needAc();
        this.places = kept.places;
        this.steps = steps;
    }

    /** The next block's constant starts from zero again. */
    void restart() {
        before = 0;
    }

    /** Fills the block; returns whether all but its first coefficient are zero. */
    boolean read(BitReader in, int[] block) throws DamagedException {
        Arrays.fill(block, 0);
        int entry = dc.next(in);
        int size = HuffmanCode.size(entry);
        before += size > 0 ? in.signed(size) : HuffmanCode.value(entry);
        block[0] = before * steps[0];
        int k = 1;
        while (k < 64) {
            entry = ac.next(in);
            int value = HuffmanCode.value(entry);
            if (value == 0) {
                size = HuffmanCode.size(entry);
                if (size > 0) {
                    value = in.signed(size);
                } else if (HuffmanCode.run(entry) == 15) {
                    k += 16;
                    continue;
                } else {
                    break;
                }
            }
            k += HuffmanCode.run(entry);
            if (k > 63) {
                throw DamagedException.corrupt("a block of the JPEG holds more than 64 values");
            }
            block[places[k]] = value * steps[k];
            k++;
        }
        return k == 1;
    }
}
