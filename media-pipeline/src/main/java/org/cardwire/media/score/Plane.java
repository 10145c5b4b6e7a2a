package org.cardwire.media.score;

/** The planes of a picture as the metric sees it, in the order of its weights. */
enum Plane {
    /** Red against green. */
    X,
    /** Brightness. */
    Y,
    /** Blue against brightness. */
    B
}
