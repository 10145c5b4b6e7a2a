package org.cardwire.carrier.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.LinkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a carrier can be reached and when not. HTTP has no standing connection: a call that could not be sent says
 * "down", and from then on the address is tried until it takes a connection again. At most one thread tries.
 */
public final class LinkPulse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LinkPulse.class);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final LinkContext context;
    private final InetSocketAddress peer;
    private final LineSettings settings;
    private Optional<Boolean> up = Optional.empty();
    private Optional<Thread> prober = Optional.empty();
    private boolean closed;

    public LinkPulse(LinkContext context, URI peer, LineSettings settings) {
        int port = peer.getPort() >= 0 ? peer.getPort() : "https".equals(peer.getScheme()) ? HTTPS : HTTP;
        this.context = context;
        this.peer = InetSocketAddress.createUnresolved(peer.getHost(), port);
        this.settings = settings;
    }

    /** Begins to look, without waiting. */
    public synchronized void start() {
        if (!closed && prober.isEmpty()) {
            prober = Optional.of(
                    Thread.ofVirtual().name("probe-" + context.link()).start(this::probe));
        }
    }

    /** The carrier answered, whatever it said. */
    public void answered() {
        turn(true, "answers");
    }

    /** A call could not be sent. */
    public void unreachable(String reason) {
        turn(false, reason);
        start();
    }

    /** Says something about the account that does not change whether the carrier can be reached. */
    public void note(String reason) {
        emit(isUp(), reason);
    }

    @Override
    public synchronized void close() {
        closed = true;
        prober.ifPresent(Thread::interrupt);
    }

    private synchronized boolean isUp() {
        return up.orElse(true);
    }

    private void turn(boolean now, String reason) {
        synchronized (this) {
            if (closed || up.equals(Optional.of(now))) {
                return;
            }
            up = Optional.of(now);
        }
        log.info("link link={} up={} reason={}", context.link(), now, reason);
        emit(now, reason);
    }

    private void emit(boolean now, String reason) {
        context.events()
                .accept(List.of(
                        new CarrierEvent.LinkState(now, reason, context.clock().instant())))
                .exceptionally(failure -> {
                    log.warn("link state not taken link={} up={}", context.link(), now, failure);
                    return null;
                });
    }

    private void probe() {
        try {
            while (!connects()) {
                Thread.sleep(settings.probeEvery());
            }
        } catch (InterruptedException e) {
            return; // closed
        }
        synchronized (this) {
            prober = Optional.empty();
        }
        turn(true, "takes connections");
    }

    private boolean connects() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(peer.getHostString(), peer.getPort()),
                    Math.toIntExact(settings.connectTimeout().toMillis()));
            return true;
        } catch (IOException e) {
            turn(false, e.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }
}
