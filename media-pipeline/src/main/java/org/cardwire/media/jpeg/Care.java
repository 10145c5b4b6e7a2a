package org.cardwire.media.jpeg;

/** How much work a search puts into the last bytes of a limit. */
public enum Care {
    /** Each value is rounded by itself, and a file that comes near the limit is near enough. */
    QUICK(Double.POSITIVE_INFINITY, 0.9, 0.9),
    /** Precision is traded for bits in each block unless steps are fine, and the limit is filled. */
    THOROUGH(0.12, 0.987, 0.98);

    /** From this scale of the tables on, trading precision for bits gains; under it, plain rounding is as good. */
    final double trellisFrom;
    /** Part of the limit from which on the first file is taken; what is emptier is worth a few trials more. */
    final double fill;
    /** The same for each later file. */
    final double enough;

    Care(double trellisFrom, double fill, double enough) {
        this.trellisFrom = trellisFrom;
        this.fill = fill;
        this.enough = enough;
    }
}
