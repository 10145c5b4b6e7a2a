package org.cardwire.fitting;

import org.cardwire.media.Target;

/** For tests of cards whose media nobody looks at. */
public final class NoMedia implements Renditions {
    @Override
    public Medium medium(String asset) {
        return Medium.PICTURE;
    }

    @Override
    public Ended picture(String asset, Target target) {
        return Refused.unknownAsset();
    }

    @Override
    public Answer clip(String asset, Target target) {
        return Refused.unknownAsset();
    }
}
