package org.cardwire.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.cardwire.media.clip.Source;
import org.cardwire.media.clip.Still;
import org.cardwire.media.clip.Workbench;
import org.cardwire.media.header.DamagedException;

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
        Fitting fitting = new ClipDoor(caps, nanoTime)
                .open(media, type, (bench, source) -> fit(bench, type, source), refusal -> refusal);
        progress.accept(1);
        return fitting;
    }

    private Fitting fit(Workbench bench, MediaType type, Source source) throws DamagedException, IOException {
        if (type.family() == MediaType.Family.FOREIGN_PICTURE) {
            return still(bench, type, source);
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

    private Fitting still(Workbench bench, MediaType type, Source source) throws DamagedException, IOException {
        return named(type, pictures.fit(Media.of(Still.whole(bench, source))), Set.of());
    }

    private Fitting poster(Workbench bench, MediaType type, Source.Video video) throws DamagedException, IOException {
        return named(type, pictures.fit(Media.of(Still.poster(bench, video))), Set.of(Plan.Loss.MOTION));
    }

    /** The pipeline saw a PNG; the asset is something else. */
    private static Fitting named(MediaType type, Fitting fitting, Set<Plan.Loss> losses) {
        return fitting instanceof Fitted fitted ? fitted.with(fitted.plan().of(type, losses)) : fitting;
    }
}
