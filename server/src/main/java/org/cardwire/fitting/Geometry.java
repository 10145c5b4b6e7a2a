package org.cardwire.fitting;

import java.util.EnumSet;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.CardMedia;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.media.Crop;
import org.cardwire.media.Format;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Target;

/**
 * The shape in which each channel shows a picture. RCS handsets zoom and cut what does not have the shape of its place, so
 * that we cut around the author's focus first; places are in DP: media 112, 168 or 264 high, cards of a carousel 120 or 232
 * wide (RCS Business Messaging; GSMA RCC.71).
 */
final class Geometry {
    private static final int SMALL_DP = 120;
    private static final int MEDIUM_DP = 232;
    private static final int PIXELS_WIDE = 1440;
    private static final int CAROUSEL_PIXELS_WIDE = 960;
    private static final int THUMBNAIL_PIXELS_WIDE = 770;
    private static final int FILM_PIXELS_WIDE = 1280;
    private static final int MMS_PIXELS = 1440;
    private static final int BITS = 8;
    private static final int TALLEST = 4 * PIXELS_WIDE;

    private Geometry() {}

    static Target rcs(Card.Layout layout, CardMedia media, Limits limits) {
        int wide = switch (layout) {
            case Card.Single single -> PIXELS_WIDE;
            case Card.Carousel carousel -> CAROUSEL_PIXELS_WIDE;
        };
        return target(limits.of(Limit.RCS_IMAGE_BYTES), wide, Optional.of(shape(layout, media)))
                .sparingly();
    }

    static Target rcsFilm(Card.Layout layout, CardMedia media, Medium film, Limits limits) {
        int wide = switch (layout) {
            case Card.Single single -> FILM_PIXELS_WIDE;
            case Card.Carousel carousel -> CAROUSEL_PIXELS_WIDE;
        };
        int bytes = clipBytes(film, limits.of(Limit.CLIP_KILOBITS_MAX), limits.of(Limit.RCS_CLIP_BYTES));
        var formats = EnumSet.of(Format.MP4);
        return new Target(bytes, wide, TALLEST, formats, JpegMode.BASELINE, Optional.of(shape(layout, media)));
    }

    /** More would be loaded, and not be seen. */
    static int clipBytes(Medium clip, int kilobits, int most) {
        return (int) Math.clamp(clip.length().toMillis() * kilobits / BITS, 1, most);
    }

    /** The same shape as the picture. */
    static Target thumbnail(Card.Layout layout, CardMedia media, Limits limits) {
        Optional<Crop> shape = Optional.of(shape(layout, media));
        return target(limits.of(Limit.RCS_THUMBNAIL_BYTES), THUMBNAIL_PIXELS_WIDE, shape);
    }

    /** The whole picture: an MMS slide scales it into its region. */
    static Target mms(int bytes) {
        return new Target(bytes, MMS_PIXELS, MMS_PIXELS, Format.PICTURES, JpegMode.BASELINE, Optional.empty());
    }

    static Target mmsClip(int bytes, Medium clip, Plays plays) {
        return new Target(
                bytes, plays.width(), plays.height(), plays.formats(clip.kind()), JpegMode.BASELINE, Optional.empty());
    }

    private static Target target(int bytes, int wide, Optional<Crop> shape) {
        return new Target(bytes, wide, TALLEST, Format.PICTURES, JpegMode.BASELINE, shape);
    }

    private static Crop shape(Card.Layout layout, CardMedia media) {
        return switch (layout) {
            case Card.Single(Card.Orientation orientation)
            when orientation != Card.Orientation.VERTICAL -> crop(3, 4, media);
            case Card.Single single -> standing(media);
            case Card.Carousel(Card.Width width) -> crop(dp(width), dp(media.height()), media);
        };
    }

    /** The shapes that RCS Business Messaging advises for a vertical card; a tall place takes about 4:3. */
    private static Crop standing(CardMedia media) {
        return switch (media.height()) {
            case SHORT -> crop(7, 3, media);
            case MEDIUM -> crop(16, 9, media);
            case TALL -> crop(4, 3, media);
        };
    }

    private static Crop crop(int width, int height, CardMedia media) {
        return new Crop(width, height, media.focus().x(), media.focus().y());
    }

    private static int dp(Card.Width width) {
        return switch (width) {
            case SMALL -> SMALL_DP;
            case MEDIUM -> MEDIUM_DP;
        };
    }

    private static int dp(CardMedia.Height height) {
        return switch (height) {
            case SHORT -> 112;
            case MEDIUM -> 168;
            case TALL -> 264;
        };
    }
}
