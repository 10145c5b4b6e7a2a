package org.cardwire.sandbox;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.time.RealTime;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated carriers of this process, and their links. They listen on loopback when {@link #start} returns; what they
 * report reaches the server from {@link #connect} on. A server closes its own links before it closes this.
 */
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final int SECRET_BYTES = 24;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final int TRIES = 300;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RealTime time;
    private final Carriers carriers;
    private final SandboxLinks links;
    private final SandboxLinks.Secrets secrets;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();

    private Sandbox(RealTime time, Carriers carriers, SandboxLinks links, SandboxLinks.Secrets secrets) {
        this.time = time;
        this.carriers = carriers;
        this.links = links;
        this.secrets = secrets;
    }

    /** Starts the carriers and saves their links; blocks. The ids that they give are other ones at each start. */
    public static Sandbox start(LinkStore store, SecureRandom random, InstantSource clock) {
        SandboxLinks.Secrets secrets = new SandboxLinks.Secrets(secret(random), secret(random));
        RealTime time = new RealTime(clock);
        Carriers carriers = Carriers.start(Demo.settings(random.nextLong(), secrets.clientToken()), time);
        SandboxLinks links = new SandboxLinks(store, carriers, secrets);
        links.save();
        LOG.info(
                "sandbox started handsets={}", carriers.world().handsets().all().size());
        return new Sandbox(time, carriers, links, secrets);
    }

    /** Whether the link leads to simulated carriers, of whichever node. */
    public static boolean serves(Link link) {
        return !link.live() && SandboxLinks.NAMES.contains(link.name());
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Tells the carriers where this server listens; to be called when it does. Returns at once: the RCS platform wants the
     * address proven, which waits until the server has opened the link.
     *
     * @param server without a slash at its end
     */
    public void connect(URI server) {
        for (String account : List.of(Demo.MMS, Demo.MMS_SMALL, Demo.MMS_LARGE)) {
            carriers.mm7()
                    .vaspListensAt(account, URI.create(server + "/carrier/" + account + "/" + secrets.inboundSecret()));
        }
        Thread.ofVirtual().name("sandbox-connect").start(() -> proveWebhook(server));
    }

    private void proveWebhook(URI server) {
        URI webhook = URI.create(server + "/carrier/" + Demo.RCS);
        try {
            for (int i = 0; i < TRIES && !connected.isDone(); i++) {
                if (isProven(webhook)) {
                    connected.complete(null);
                    return;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
            connected.completeExceptionally(new IllegalStateException("the server never answered the RCS challenge"));
            LOG.error("sandbox webhook address={} outcome=never-proven", webhook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isProven(URI webhook) throws InterruptedException {
        try {
            return carriers.rcs()
                    .registerWebhook(Demo.RCS, webhook)
                    .toCompletableFuture()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("sandbox webhook not proven yet reason={}", e.toString());
            return false;
        }
    }

    /** Blocks until the carriers can report to the server; false if they could not by then. */
    public boolean awaitConnected(Duration patience) throws InterruptedException {
        try {
            connected.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    public Carriers carriers() {
        return carriers;
    }

    @Override
    public void close() {
        connected.cancel(false);
        links.disable();
        carriers.close();
        time.close();
    }
}
