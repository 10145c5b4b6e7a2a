package org.cardwire.media;

import org.cardwire.media.jpeg.Care;

/** How much work a fit may be. Equal media, targets and efforts give equal bytes; only final ones are sent. */
public enum Effort {
    /** For the eyes of who composes: within the limit and soon, without a score. */
    DRAFT(Care.QUICK),
    /** The best within the limit, with its score. */
    FINAL(Care.THOROUGH);

    final Care care;

    Effort(Care care) {
        this.care = care;
    }
}
