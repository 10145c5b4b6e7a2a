package org.cardwire.fitting;

import java.util.function.BiFunction;
import org.cardwire.media.Target;

/** For tests in which no asset is a clip. */
public record PicturesOnly(BiFunction<String, Target, Ended> pictures) implements Renditions {
    /** There is no asset at all. */
    public static PicturesOnly none() {
        return new PicturesOnly((asset, target) -> Refused.unknownAsset());
    }

    @Override
    public Medium medium(String asset) {
        return Medium.PICTURE;
    }

    @Override
    public Ended picture(String asset, Target target) {
        return pictures.apply(asset, target);
    }

    @Override
    public Answer clip(String asset, Target target) {
        return Refused.unknownAsset();
    }
}
