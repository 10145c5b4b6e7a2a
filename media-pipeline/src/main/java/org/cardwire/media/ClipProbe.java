package org.cardwire.media;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.cardwire.media.clip.Source;

/** Says how large a clip is and how long it plays, by ffprobe, in some tenths of a second. Safe on any thread. */
public final class ClipProbe {
    private final ClipDoor door;

    /**
     * @param caps whose deadline for pictures holds for a look too
     * @param nanoTime the clock of the deadline, as {@link System#nanoTime()} counts
     */
    public ClipProbe(Caps caps, LongSupplier nanoTime) {
        ClipCaps clips = caps.clips();
        this.door = new ClipDoor(
                caps.withClips(new ClipCaps(clips.length(), clips.pixels(), caps.deadline(), clips.threads())),
                nanoTime);
    }

    public Measuring measure(Media media, Clip clip) {
        return door.open(media, clip.type(), (bench, source) -> measured(clip.type(), source), refusal -> refusal);
    }

    private static Measured measured(MediaType type, Source source) {
        Duration length = Duration.ofMillis(Math.round(source.seconds() * 1000));
        return source.video()
                .map(film -> new Measured(type.contentType(), film.width(), film.height(), length))
                .orElseGet(() -> new Measured(type.contentType().replaceFirst("^video/", "audio/"), 0, 0, length));
    }
}
