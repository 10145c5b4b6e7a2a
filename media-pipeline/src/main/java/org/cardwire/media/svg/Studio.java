package org.cardwire.media.svg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.svg.easel.Easel;

/**
 * The children that draw for this JVM: as many as half of its cores at a time, started when they are needed; each leaves by
 * itself after an idle minute, or when this JVM is gone.
 */
public final class Studio {
    private static final int MOST = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final long WAIT_MILLIS = 50;
    private static final Studio ONLY = new Studio();

    private final Semaphore places = new Semaphore(MOST, true);
    private final Deque<Painter> idle = new ArrayDeque<>();

    private Studio() {}

    public static Studio only() {
        return ONLY;
    }

    /**
     * Draws a part of a document at a size.
     *
     * @throws DamagedException when it cannot be drawn
     * @throws SvgRefused when no font has its characters, or it takes more memory than a child has
     * @throws UncheckedIOException when no child could be started: a trouble of this machine
     */
    public Pixels draw(Svg svg, Box part, int width, int height, Deadline deadline)
            throws DamagedException, SvgRefused {
        await(deadline);
        try {
            return draw(svg, part, width, height, deadline, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    /** A child that was idle may have left just now; a new one that breaks was broken by the drawing. */
    private Pixels draw(Svg svg, Box part, int width, int height, Deadline deadline, boolean again)
            throws IOException, DamagedException, SvgRefused {
        Painter painter = take(deadline);
        try {
            return painter.draw(svg.document(), part, width, height, deadline);
        } catch (Painter.Gone e) {
            if (painter.exit() == Easel.NO_MEMORY) {
                throw SvgRefused.tooComplex("memory", (long) Painter.HEAP_MB << 20);
            } else if (again) {
                return draw(svg, part, width, height, deadline, false);
            }
            throw DamagedException.corrupt("whatever draws it breaks off");
        } finally {
            give(painter);
        }
    }

    private void await(Deadline deadline) {
        try {
            while (!places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                deadline.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            deadline.check();
        }
    }

    private Painter take(Deadline deadline) throws IOException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                Painter painter = idle.pop();
                if (painter.good()) {
                    return painter;
                }
                painter.close();
            }
        }
        return Painter.start(deadline);
    }

    private void give(Painter painter) {
        if (painter.good()) {
            synchronized (idle) {
                idle.push(painter);
            }
        } else {
            painter.close();
        }
    }
}
