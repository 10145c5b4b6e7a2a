package org.cardwire.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.cardwire.media.clip.Programs;
import org.cardwire.media.clip.Source;
import org.cardwire.media.clip.Still;
import org.cardwire.media.clip.Workbench;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;

/**
 * Chooses what a clip becomes. A film stays a film where the handset may get one (MP4 before 3GP), else it is its poster,
 * else its sound; a sound is M4A before AMR; a foreign still is fitted as the picture that it is.
 */
final class ClipRoute {
    private final Caps caps;
    private final LongSupplier nanoTime;
    private final Target target;
    private final DoubleConsumer progress;
    private final Pictures pictures;

    /** The pipeline's own way with pictures, for the same target. */
    interface Pictures {
        Fitting fit(Media picture);
    }

    ClipRoute(Caps caps, LongSupplier nanoTime, Target target, DoubleConsumer progress, Pictures pictures) {
        this.caps = caps;
        this.nanoTime = nanoTime;
        this.target = target;
        this.progress = progress;
        this.pictures = pictures;
    }

    Fitting fit(Media media, MediaType type) {
        Optional<Programs> programs = Programs.find();
        if (programs.isEmpty()) {
            return new Unfit(
                    Unfit.Code.NEEDS_FFMPEG, Map.of("platform", Programs.platform(), "setting", Programs.SETTING));
        }
        var deadline = new Deadline(nanoTime, caps.clips().deadline());
        String demuxer = type.demuxer().orElseThrow();
        try (var bench = new Workbench(
                programs.get(), media.bytes(), demuxer, caps.clips().threads(), deadline)) {
            Fitting fitting = fit(bench, type);
            progress.accept(1);
            return fitting;
        } catch (DamagedException e) {
            var code = e.truncated() ? Broken.Code.TRUNCATED : Broken.Code.CORRUPT;
            return new Broken(code, type, e.reason());
        } catch (Deadline.Passed e) {
            return Unfit.tooSlow(caps.clips().deadline());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fitting fit(Workbench bench, MediaType type) throws DamagedException, IOException {
        Source source = Source.of(bench);
        Optional<Unfit> tooMuch = overCaps(type, source);
        if (tooMuch.isPresent()) {
            return tooMuch.get();
        }
        if (type.family() == MediaType.Family.FOREIGN_PICTURE) {
            return source.tiled() ? Unfit.notAccepted(type) : still(bench, type, source);
        }
        Optional<Format> film = first(Format.MP4, Format.THREE_GP);
        if (source.video().isPresent() && film.isPresent()) {
            return new FilmRoute(caps, target, progress)
                    .fit(bench, type, source, source.video().get(), film.get());
        }
        if (source.video().isPresent()
                && first(Format.JPEG, Format.PNG, Format.GIF).isPresent()) {
            return poster(bench, type, source.video().get());
        }
        Optional<Format> sound = first(Format.M4A, Format.AMR);
        return source.audio().isPresent() && sound.isPresent()
                ? new SoundRoute(target, progress)
                        .fit(bench, type, source, source.audio().get(), sound.get())
                : Unfit.noFormat(type, target);
    }

    private Optional<Format> first(Format... formats) {
        return List.of(formats).stream().filter(target::allows).findFirst();
    }

    private Optional<Unfit> overCaps(MediaType type, Source source) {
        boolean still = type.family() == MediaType.Family.FOREIGN_PICTURE;
        long most = still ? caps.pixels() : caps.clips().pixels();
        if (source.video().isPresent() && source.video().get().storedPixels() > most) {
            Source.Video video = source.video().get();
            return Optional.of(Unfit.tooManyPixels(video.width(), video.height(), most));
        }
        return source.seconds() > caps.clips().length().toSeconds()
                ? Optional.of(new Unfit(
                        Unfit.Code.TOO_LONG,
                        Map.of("seconds", Long.toString(caps.clips().length().toSeconds()))))
                : Optional.empty();
    }

    private Fitting still(Workbench bench, MediaType type, Source source) throws DamagedException, IOException {
        Source.Video picture =
                source.video().orElseThrow(() -> DamagedException.corrupt("there is no picture in the file"));
        return named(type, pictures.fit(Media.of(Still.whole(bench, picture))), Set.of());
    }

    private Fitting poster(Workbench bench, MediaType type, Source.Video video) throws DamagedException, IOException {
        return named(type, pictures.fit(Media.of(Still.poster(bench, video))), Set.of(Plan.Loss.MOTION));
    }

    /** The pipeline saw a PNG; the asset is something else. */
    private static Fitting named(MediaType type, Fitting fitting, Set<Plan.Loss> losses) {
        return fitting instanceof Fitted fitted ? fitted.with(fitted.plan().of(type, losses)) : fitting;
    }
}
