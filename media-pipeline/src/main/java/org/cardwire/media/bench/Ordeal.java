package org.cardwire.media.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.media.Broken;
import org.cardwire.media.Caps;
import org.cardwire.media.Clip;
import org.cardwire.media.ClipCaps;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Media;
import org.cardwire.media.Picture;
import org.cardwire.media.Probe;
import org.cardwire.media.Target;
import org.cardwire.media.Unfit;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.svg.SvgCaps;

/** Puts hostile files through a fitter and says how each ended: in one of its three answers, or in a way that must never be. */
final class Ordeal {
    private static final ClipCaps CLIPS = new ClipCaps(Duration.ofSeconds(20), 1 << 18, Duration.ofSeconds(10), 1);
    static final Caps CAPS = new Caps(1 << 20, 2_000_000, 50, 4_000_000, Duration.ofSeconds(10), 16)
            .withClips(CLIPS)
            .withSvg(SvgCaps.DEFAULT.withDeadline(Duration.ofSeconds(5)));
    static final Target TARGET = Target.within(6_500, 64, 64);
    /** A fit looks at its deadline between steps; a machine under load may be late. */
    private static final int DEADLINES = 3;

    private final Fitter fitter = new Fitter(CAPS, 8 << 20, System::nanoTime, Deadline.ALONE);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    enum End {
        FITTED,
        UNFIT,
        BROKEN,
        /** An exception. */
        CRASHED,
        /** More bytes than the limit. */
        OVER_LIMIT,
        /** Fitted, but what came out is not the picture that the answer says it is. */
        NOT_WHOLE,
        OVER_DEADLINE,
        OUT_OF_MEMORY;

        boolean allowed() {
            return this == FITTED || this == UNFIT || this == BROKEN;
        }
    }

    /** @param detail of an end that must not be */
    record Result(End end, String detail, double millis, double megabytes) {}

    /** On any number of threads. */
    Result of(byte[] file) {
        long patience = CAPS.deadline().multipliedBy(DEADLINES).toMillis();
        var task = new FutureTask<>(() -> measured(file));
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Result(
                    End.OVER_DEADLINE,
                    "",
                    CAPS.deadline().multipliedBy(DEADLINES).toMillis(),
                    0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            End end = cause instanceof OutOfMemoryError ? End.OUT_OF_MEMORY : End.CRASHED;
            return new Result(end, cause.toString(), 0, 0);
        }
    }

    private Result measured(byte[] file) {
        long start = System.nanoTime();
        Fitting fitting = fitter.fit(Media.of(file), TARGET);
        double millis = (System.nanoTime() - start) / 1e6;
        double megabytes = threads.getCurrentThreadAllocatedBytes() / 1e6;
        return new Result(end(fitting), fitting.getClass().getSimpleName(), millis, megabytes);
    }

    private static End end(Fitting fitting) {
        return switch (fitting) {
            case Unfit _ -> End.UNFIT;
            case Broken _ -> End.BROKEN;
            case Fitted fitted when fitted.bytes().length > TARGET.byteLimit() -> End.OVER_LIMIT;
            case Fitted fitted -> whole(fitted) ? End.FITTED : End.NOT_WHOLE;
        };
    }

    private static boolean whole(Fitted fitted) {
        return switch (new Probe(CAPS).probe(Media.of(fitted.bytes()))) {
            case Picture picture ->
                picture.type().contentType().equals(fitted.contentType())
                        && picture.width() == fitted.width()
                        && picture.height() == fitted.height();
            case Clip clip -> clip.type().contentType().equals(fitted.contentType());
            case Unfit _, Broken _ -> false;
        };
    }
}
