package org.cardwire.carrier.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cardwire.carrier.smpp.SmppSettings.Account;
import org.cardwire.carrier.smpp.SmppSettings.Timers;
import org.cardwire.carrier.smpp.pdu.BindRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps one bind up until closed: connects, binds, waits for its end, and begins again after a wait that grows; long after
 * a refused password, because carriers ban addresses that hammer at the door. Runs on a virtual thread of its own.
 */
final class Session {
    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final Duration UNBIND_WAIT = Duration.ofSeconds(2);
    private static final Duration PEER_UNBIND_DRAIN = Duration.ofSeconds(2);

    /** Told on the session's thread. */
    interface Watcher {
        void up(Session session);

        void down(Session session, String reason);
    }

    private final Shared shared;
    private final BindRequest request;
    private final Watcher watcher;
    private final Backoff backoff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile Optional<Bind> bind = Optional.empty();

    Session(Shared shared, int commandId, Watcher watcher) {
        Account account = shared.settings().account();
        Timers timers = shared.settings().timers();
        this.shared = shared;
        this.request = new BindRequest(
                commandId, account.systemId(), account.password(), account.systemType(), account.addressRange());
        this.watcher = watcher;
        this.backoff = new Backoff(timers.reconnectMin(), timers.reconnectMax(), shared.random());
    }

    void start() {
        Thread.ofVirtual().name("smpp-session-" + shared.link()).start(this::run);
    }

    /** The bind, if it can be used now. */
    Optional<Bind> bind() {
        return bind.filter(Bind::isUsable);
    }

    /** The bind, usable or not: its open requests still have to run out of time. */
    void expire(long now) {
        bind.ifPresent(open -> open.expire(now));
    }

    /** Stops at once what waits, lets drain what is in flight; completes when the session is gone. */
    CompletableFuture<Void> close() {
        closing.countDown();
        bind.ifPresent(Session::interrupt);
        return closed;
    }

    /** Whoever comes second, who closes or who connects, sees the other: no bind outlasts its session. */
    private void opening(Bind opening) {
        bind = Optional.of(opening);
        if (closing.getCount() == 0) {
            interrupt(opening);
        }
    }

    private static void interrupt(Bind open) {
        open.interrupt("the link is closing");
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                Duration wait = untilItEnds();
                if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.complete(null);
        }
    }

    /** One bind's life. @return how long to wait before the next */
    private Duration untilItEnds() throws InterruptedException {
        Timers timers = shared.settings().timers();
        try {
            Bind open = Bind.open(shared, request, this::connect, this::opening);
            long since = System.nanoTime();
            log.info("smpp link={} bound as {}", shared.link(), request);
            watcher.up(this);
            String reason = open.awaitFinish();
            boolean ours = closing.getCount() == 0;
            open.leave(ours ? timers.drain() : PEER_UNBIND_DRAIN, UNBIND_WAIT);
            down(reason);
            if (System.nanoTime() - since > timers.reconnectMax().toNanos()) {
                backoff.reset();
            }
            return backoff.next();
        } catch (RefusedException e) {
            down("the bind was refused: " + e.getMessage());
            return afterRefusal(e.status());
        } catch (IOException | RuntimeException e) {
            down("cannot connect to %s:%d: %s"
                    .formatted(
                            shared.settings().peer().host(),
                            shared.settings().peer().port(),
                            e.getMessage()));
            return backoff.next();
        }
    }

    private SmppConnection connect(Consumer<IOException> broken) throws IOException {
        Timers timers = shared.settings().timers();
        return SmppConnection.open(
                shared.settings().peer(), (int) timers.connect().toMillis(), broken);
    }

    private void down(String reason) {
        bind = Optional.empty();
        log.atLevel(closing.getCount() == 0 ? Level.INFO : Level.WARN)
                .log("smpp link={} down: {}", shared.link(), reason);
        watcher.down(this, reason);
    }

    /** An old session of ours that is still up ends by itself; a wrong password does not become right by asking often. */
    private Duration afterRefusal(int status) {
        Timers timers = shared.settings().timers();
        return switch (status) {
            case StatusCodes.RINVPASWD, StatusCodes.RINVSYSID, StatusCodes.RBINDFAIL -> timers.bindErrorWait();
            case StatusCodes.RALYBND -> timers.reconnectMax();
            default -> backoff.next();
        };
    }
}
