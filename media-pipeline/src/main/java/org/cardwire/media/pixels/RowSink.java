package org.cardwire.media.pixels;

/** Takes the rows of a picture from top to bottom, so that none of them need stay with the giver. */
public interface RowSink {
    /** @param argb not premultiplied; lent until the call returns, and longer than the picture is wide or just as long */
    void row(int[] argb);
}
