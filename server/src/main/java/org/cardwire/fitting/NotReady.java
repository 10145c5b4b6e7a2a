package org.cardwire.fitting;

import java.util.List;
import java.util.Map;

/**
 * Media of the form are still being made, or could not be made this time: ask again later.
 *
 * @param progress from 0 to 1, of the clip that is least far
 */
public record NotReady(double progress) implements Preparation {
    /** Also of what could not be had at all this time. */
    public static NotReady notBegun() {
        return new NotReady(0);
    }

    static NotReady of(List<Renditions.Pending> clips) {
        return new NotReady(
                clips.stream().mapToDouble(Renditions.Pending::progress).min().orElse(0));
    }

    /** In a preview, where there is no poster to stand in. */
    Unfit forNow() {
        return new Unfit(Unfit.Code.MEDIA_NOT_READY, Map.of("percent", Integer.toString((int) (100 * progress))));
    }
}
