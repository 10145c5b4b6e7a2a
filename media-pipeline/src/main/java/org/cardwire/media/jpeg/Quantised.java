package org.cardwire.media.jpeg;

import java.util.ArrayList;
import java.util.List;

/** The coefficients of a picture divided by its tables: what one trial writes. Its arrays are used again by the next trial. */
final class Quantised {
    final Coefficients source;
    final List<short[]> values = new ArrayList<>();
    /** Of luma, blue and red difference. */
    private final QuantTable[] tables = new QuantTable[3];

    Quantised(Coefficients source) {
        this.source = source;
        for (Component component : source.components) {
            values.add(new short[component.dct.length]);
        }
    }

    QuantTable table(int component) {
        return tables[component];
    }

    /** @param trellis whether to trade precision for bits in each block, or to round each value by itself */
    void quantise(double scale, boolean trellis) {
        for (int c = 0; c < tables.length; c++) {
            Component component = source.components.get(c);
            double coarser = scale * source.chroma.coarser(c);
            tables[c] = QuantTable.scaled(coarser);
            round(component.dct, tables[c].steps(), values.get(c));
            if (trellis) {
                new Trellis(component, tables[c], coarser, values.get(c)).run();
            }
        }
    }

    private static void round(short[] dct, int[] steps, short[] into) {
        float[] inverse = new float[64];
        for (int i = 0; i < 64; i++) {
            inverse[i] = 1f / (steps[i] * Component.FRACTION);
        }
        for (int block = 0; block < dct.length; block += 64) {
            for (int i = 0; i < 64; i++) {
                float exact = dct[block + i] * inverse[i];
                into[block + i] = (short) (exact < 0 ? exact - 0.5f : exact + 0.5f);
            }
        }
    }
}
