package org.cardwire.media.score;

/** Takes the rows of a plane from top to bottom. */
interface RowPass {
    /** @param row not kept */
    void next(float[] row);

    /** After the last row. */
    void end();
}
