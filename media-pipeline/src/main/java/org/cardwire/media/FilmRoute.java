package org.cardwire.media;

import java.io.IOException;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.cardwire.media.clip.Film;
import org.cardwire.media.clip.Source;
import org.cardwire.media.clip.Wish;
import org.cardwire.media.clip.Workbench;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;

/** A film that stays one: MP4 or 3GP under the limit, cut as the target says, played to its end unless the target ends it. */
final class FilmRoute {
    /** A classic handset's screen: up to here 3GP means H.263. */
    private static final int CLASSIC_WIDTH = 176;

    private final Caps caps;
    private final Target target;
    private final DoubleConsumer progress;

    FilmRoute(Caps caps, Target target, DoubleConsumer progress) {
        this.caps = caps;
        this.target = target;
        this.progress = progress;
    }

    Fitting fit(Workbench bench, MediaType type, Source source, Source.Video video, Format format)
            throws DamagedException, IOException {
        Wish.Kind kind = kind(format);
        Box cut = Sizes.cut(video.width(), video.height(), target);
        double seconds = target.seconds(source);
        var wish = new Wish(
                kind, target.byteLimit(), cut, target.maxWidth(), target.maxHeight(), caps.smallestEdge(), seconds);
        Film film = Film.make(bench, source, video, wish, progress);
        if (film.bytes().length > target.byteLimit()) {
            return Unfit.tooSmallLimit(target, film.bytes().length);
        }
        Set<Plan.Loss> losses = Plan.Loss.ofEnd(seconds < source.seconds());
        if (film.rate() < video.rate() - 1) {
            losses.add(Plan.Loss.FRAMES);
        }
        var encoding = new Plan.Film(
                format,
                kind == Wish.Kind.CLASSIC_3GP ? Plan.Codec.H263 : Plan.Codec.H264_BASELINE,
                film.rate(),
                film.bits(),
                film.sound().map(s -> new Plan.Sound(format, s.bits(), s.channels(), s.seconds())),
                film.seconds());
        var plan = new Plan(
                type,
                video.width(),
                video.height(),
                new Plan.Cut(cut.x(), cut.y(), cut.width(), cut.height()),
                film.width(),
                film.height(),
                encoding,
                film.trials(),
                losses);
        return Fitted.of(film.bytes(), plan);
    }

    private Wish.Kind kind(Format format) {
        if (format == Format.MP4) {
            return Wish.Kind.MP4;
        }
        return target.maxWidth() <= CLASSIC_WIDTH ? Wish.Kind.CLASSIC_3GP : Wish.Kind.THREE_GP;
    }
}
