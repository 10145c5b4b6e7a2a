package org.cardwire.media.score;

/**
 * What of one plane at one scale has a weight, and so is computed.
 *
 * @param structure whether local means, contrasts and their agreement count (D)
 * @param edges whether edges that were added or lost count (A, T)
 */
record Parts(boolean structure, boolean edges) {
    boolean any() {
        return structure || edges;
    }
}
