package org.cardwire.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.cardwire.media.clip.Programs;
import org.cardwire.media.clip.Source;
import org.cardwire.media.clip.Workbench;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;

/** Lets ffmpeg at a clip that ffprobe has found within its caps; all that stands in the way becomes a refusal. */
final class ClipDoor {
    private final Caps caps;
    private final LongSupplier nanoTime;

    ClipDoor(Caps caps, LongSupplier nanoTime) {
        this.caps = caps;
        this.nanoTime = nanoTime;
    }

    interface Work<R> {
        R on(Workbench bench, Source source) throws DamagedException, IOException;
    }

    <R> R open(Media media, MediaType type, Work<R> work, Function<Refusal, R> otherwise) {
        Optional<Programs> programs = Programs.find();
        if (programs.isEmpty()) {
            return otherwise.apply(new Unfit(
                    Unfit.Code.NEEDS_FFMPEG, Map.of("platform", Programs.platform(), "setting", Programs.SETTING)));
        }
        var deadline = new Deadline(nanoTime, caps.clips().deadline());
        String demuxer = type.demuxer().orElseThrow();
        try (var bench = new Workbench(
                programs.get(), media.bytes(), demuxer, caps.clips().threads(), deadline)) {
            Source promised = Source.of(bench);
            Source source = still(type) || promised.seconds() > 0 ? promised : promised.counted(bench);
            Optional<Unfit> tooMuch = overCaps(type, source);
            return tooMuch.isPresent() ? otherwise.apply(tooMuch.get()) : work.on(bench, whole(type, source));
        } catch (DamagedException e) {
            var code = e.truncated() ? Broken.Code.TRUNCATED : Broken.Code.CORRUPT;
            return otherwise.apply(new Broken(code, type, e.reason()));
        } catch (Deadline.Passed e) {
            return otherwise.apply(Unfit.tooSlow(caps.clips().deadline()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Unfit> overCaps(MediaType type, Source source) {
        long most = still(type) ? caps.pixels() : caps.clips().pixels();
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

    private static Source whole(MediaType type, Source source) throws DamagedException {
        if (still(type) && source.video().isEmpty()) {
            throw DamagedException.corrupt("there is no picture in the file");
        }
        if (!still(type) && source.video().isEmpty() && source.audio().isEmpty()) {
            throw DamagedException.corrupt("there is neither a film nor a sound in the file");
        }
        if (!still(type) && source.seconds() <= 0) {
            throw DamagedException.corrupt("the file does not say how long it plays");
        }
        return source;
    }

    private static boolean still(MediaType type) {
        return type.family() == MediaType.Family.FOREIGN_PICTURE;
    }
}
