package org.cardwire.media.decode.jpeg;

/** Makes colours of the components of a row. */
interface RowColours {
    /** Writes {@code width} opaque values. */
    void row(byte[][] rows, int[] argb, int width);
}
