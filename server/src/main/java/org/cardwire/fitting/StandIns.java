package org.cardwire.fitting;

import org.cardwire.asset.NotNow;
import org.cardwire.media.Format;
import org.cardwire.media.Target;

/**
 * For previews: a film that is still being made is shown by its poster; what cannot be had now is told.
 *
 * @param drafts whether a picture that is still being made is shown as a draft, or waited for
 */
record StandIns(Renditions renditions, boolean drafts) implements Renditions {
    /** Enough for a screen; the film's own limit may be megabytes. */
    private static final int POSTER_BYTES = 60_000;

    @Override
    public Medium medium(String asset) {
        return renditions.medium(asset);
    }

    @Override
    public Ended picture(String asset, Target target) {
        try {
            return drafts ? renditions.pictureInView(asset, target) : renditions.picture(asset, target);
        } catch (NotNow e) {
            return Refused.failed();
        }
    }

    @Override
    public Answer clip(String asset, Target target) {
        return switch (renditions.clipInView(asset, target)) {
            case Ended ended -> ended;
            case Pending pending ->
                medium(asset).kind() == Medium.Kind.FILM && picture(asset, poster(target)) instanceof Rendition poster
                        ? poster.standingInFor(pending)
                        : pending;
        };
    }

    private static Target poster(Target film) {
        return new Target(
                Math.min(film.byteLimit(), POSTER_BYTES),
                film.maxWidth(),
                film.maxHeight(),
                Format.PICTURES,
                film.jpegMode(),
                film.crop());
    }
}
