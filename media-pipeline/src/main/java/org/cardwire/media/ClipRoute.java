package org.cardwire.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.cardwire.media.clip.Film;
import org.cardwire.media.clip.Programs;
import org.cardwire.media.clip.Sound;
import org.cardwire.media.clip.Source;
import org.cardwire.media.clip.Still;
import org.cardwire.media.clip.Wish;
import org.cardwire.media.clip.Workbench;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;

/**
 * Chooses what a clip becomes. A film stays a film where the handset may get one (MP4 before 3GP), else it is its poster,
 * else its sound; a sound is M4A before AMR; a foreign still is fitted as the picture that it is.
 */
final class ClipRoute {
    /** A classic handset's screen: up to here 3GP means H.263. */
    private static final int CLASSIC_WIDTH = 176;

    /** The rest is left for the container of a sound. */
    private static final double SOUND_ITSELF = 0.985;

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
            return film(bench, type, source, source.video().get(), film.get());
        }
        if (source.video().isPresent()
                && first(Format.JPEG, Format.PNG, Format.GIF).isPresent()) {
            return poster(bench, type, source.video().get());
        }
        Optional<Format> sound = first(Format.M4A, Format.AMR);
        return source.audio().isPresent() && sound.isPresent()
                ? sound(bench, type, source, source.audio().get(), sound.get())
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

    private double seconds(Source source) throws DamagedException {
        if (source.seconds() <= 0) {
            throw DamagedException.corrupt("the file does not say how long it plays");
        }
        double most =
                target.longest().map(longest -> longest.toMillis() / 1000.0).orElse(source.seconds());
        return Math.min(source.seconds(), most);
    }

    private Fitting film(Workbench bench, MediaType type, Source source, Source.Video video, Format format)
            throws DamagedException, IOException {
        boolean classic = format == Format.THREE_GP && target.maxWidth() <= CLASSIC_WIDTH;
        Wish.Kind kind = format == Format.MP4 ? Wish.Kind.MP4 : classic ? Wish.Kind.CLASSIC_3GP : Wish.Kind.THREE_GP;
        Box cut = Sizes.cut(video.width(), video.height(), target);
        double seconds = seconds(source);
        var wish = new Wish(
                kind, target.byteLimit(), cut, target.maxWidth(), target.maxHeight(), caps.smallestEdge(), seconds);
        Film film = Film.make(bench, source, video, wish, progress);
        if (film.bytes().length > target.byteLimit()) {
            return Unfit.tooSmallLimit(target, film.bytes().length);
        }
        Set<Plan.Loss> losses = losses(seconds < source.seconds());
        if (film.rate() < video.rate() - 1) {
            losses.add(Plan.Loss.FRAMES);
        }
        var encoding = new Plan.Film(
                format,
                classic ? Plan.Codec.H263 : Plan.Codec.H264_BASELINE,
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
        return fitted(film.bytes(), plan);
    }

    private Fitting sound(Workbench bench, MediaType type, Source source, Source.Audio audio, Format format)
            throws DamagedException, IOException {
        Sound.Codec codec = format == Format.M4A ? Sound.Codec.AAC : Sound.Codec.AMR_NB;
        double seconds = seconds(source);
        double bits = SOUND_ITSELF * target.byteLimit() * 8 / seconds;
        int trials = 1;
        Sound sound = Sound.make(bench, audio, codec, bits, seconds, progress);
        while (sound.bytes() > target.byteLimit() && sound.bits() > codec.lowest()) {
            sound = Sound.make(bench, audio, codec, sound.bits() - 1, seconds, progress);
            trials++;
        }
        if (sound.bytes() > target.byteLimit()) {
            return Unfit.tooSmallLimit(target, sound.bytes());
        }
        Set<Plan.Loss> losses = losses(seconds < source.seconds());
        if (source.video().isPresent()) {
            losses.add(Plan.Loss.MOTION);
        }
        var encoding = new Plan.Sound(format, sound.bits(), sound.channels(), sound.seconds());
        var plan = new Plan(type, 0, 0, new Plan.Cut(0, 0, 0, 0), 0, 0, encoding, trials, losses);
        return fitted(sound.read(bench), plan);
    }

    private static Set<Plan.Loss> losses(boolean cutShort) {
        return cutShort ? EnumSet.of(Plan.Loss.END) : EnumSet.noneOf(Plan.Loss.class);
    }

    private static Fitted fitted(byte[] bytes, Plan plan) {
        return new Fitted(
                bytes,
                plan.encoding().format(),
                plan.width(),
                plan.height(),
                Sha256.hex(bytes),
                plan,
                Optional.empty());
    }
}
