package org.cardwire.asset;

import org.cardwire.media.Target;
import org.cardwire.platform.crypto.Sha256;

/** What names a rendition: equal keys give equal bytes. */
record RenditionKey(Sha256 original, Target target) {
    @Override
    public String toString() {
        return "original=" + original.hex() + " target=" + target.key();
    }
}
