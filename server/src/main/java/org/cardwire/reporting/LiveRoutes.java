package org.cardwire.reporting;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live stream as server-sent events (HTML Living Standard §9.2) without an {@code event} line, so that a browser's
 * {@code onmessage} gets them. To be closed before the HTTP door, which else waits for the open streams.
 */
public final class LiveRoutes implements Routes, AutoCloseable {
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

    private final LiveFeed feed;
    private final Duration every;
    private final Set<LiveListener> open = ConcurrentHashMap.newKeySet();
    private final Thread heartbeats;

    /** @param every how often each client hears that we are there, and is asked whether it still may */
    public LiveRoutes(LiveFeed feed, Duration every) {
        this.feed = feed;
        this.every = every;
        this.heartbeats = Thread.ofVirtual().name("live-heartbeat").start(this::beat);
    }

    @Override
    public void register(Operations operations) {
        operations.on("streamEvents", this::stream);
    }

    private Answer stream(Call call) {
        if (!feed.hasRoom()) {
            throw HttpProblem.tooMany(every);
        }
        LiveListener.Wanted wanted = new LiveListener.Wanted(
                call.brand(),
                call.principal().reaches(true),
                call.query("submission").map(PublicIds.SUBMISSION::tryParse).orElse(OptionalLong.empty()),
                call.query("message").map(PublicIds.MESSAGE::tryParse).orElse(OptionalLong.empty()));
        Optional<Cursor> known = call.header("Last-Event-ID").flatMap(Cursor::parse);
        LiveListener listener =
                new LiveListener(wanted, call.loop(), call.context().response(), call::stillAllowed);
        open.add(listener);
        listener.open(() -> forget(listener));
        feed.listen(listener, known);
        listener.heartbeat();
        if (!open.contains(listener)) {
            feed.leave(listener); // the client left while we were getting ready
        }
        return Answer.taken();
    }

    private void forget(LiveListener listener) {
        open.remove(listener);
        feed.leave(listener);
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(every);
                open.forEach(LiveRoutes::heartbeat);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database is away nobody knows, and everybody goes on. */
    private static void heartbeat(LiveListener listener) {
        try {
            listener.heartbeat();
        } catch (DbException e) {
            LOG.warn("live heartbeat failed reason=\"{}\"", e.getMessage());
        }
    }

    @Override
    public void close() {
        heartbeats.interrupt();
        open.forEach(LiveListener::end);
        feed.close();
    }
}
