package org.cardwire.fitting;

import java.util.HashMap;
import java.util.Map;
import org.cardwire.fitting.Renditions.Ended;
import org.cardwire.fitting.Renditions.Refused;
import org.cardwire.fitting.Renditions.Rendition;
import org.cardwire.media.Shares;

/** A slide's picture while the message's bytes are being shared: what it became at each limit that was tried. */
final class SharedPicture implements Shares.Asset {
    private final String asset;
    private final Renditions renditions;
    private final Map<Integer, Ended> answers = new HashMap<>();

    SharedPicture(String asset, Renditions renditions) {
        this.asset = asset;
        this.renditions = renditions;
    }

    String asset() {
        return asset;
    }

    Ended at(int limit) {
        return answers.computeIfAbsent(limit, bytes -> renditions.picture(asset, Geometry.mms(bytes)));
    }

    /** What was a draft has no score yet, with which it might get another share. */
    boolean metDraft() {
        return answers.values().stream().anyMatch(answer -> answer instanceof Rendition made && made.draft());
    }

    @Override
    public Shares.Trial within(int limit) {
        return switch (at(limit)) {
            case Rendition rendition -> new Shares.Made(rendition.body().size(), rendition.score());
            case Refused refused -> new Shares.TooLittle(refused.smallest().orElse(Integer.MAX_VALUE));
        };
    }
}
