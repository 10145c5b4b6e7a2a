package org.cardwire.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.cardwire.message.Feed;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps webhooks going on this node: feeds deliveries from changes, leases due ones, sends each on a virtual thread, and
 * removes what is old. Several nodes may do so at once. What a node had taken when it died is sent again by another, with
 * the same {@code webhook-id}.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final double JITTER = 0.2;

    private final WebhookSettings settings;
    private final Feeding feeding;
    private final Feed feed;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Post post;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Semaphore free;
    private final Semaphore changed = new Semaphore(0);
    private final Semaphore due = new Semaphore(0);
    private final Map<Long, Integer> inFlight = new ConcurrentHashMap<>();
    private final List<Thread> threads;
    private volatile boolean stopping;

    public Webhooks(
            Db db,
            Sealer sealer,
            LongSupplier ids,
            InstantSource clock,
            RandomGenerator random,
            WebhookSettings settings) {
        this.settings = settings;
        this.feeding = new Feeding(db, sealer, ids, settings.entries());
        this.feed = new Feed(db);
        this.webhooks = new WebhookStore(db, sealer);
        this.deliveries = new DeliveryStore(db);
        this.post = new Post(settings);
        this.clock = clock;
        this.random = random;
        this.free = new Semaphore(settings.inFlight());
        this.threads = List.of(
                Thread.ofVirtual().name("webhook-feed").start(() -> loop(changed, this::feedAll)),
                Thread.ofVirtual().name("webhook-send").start(() -> loop(due, this::sendDue)),
                Thread.ofVirtual().name("webhook-sweep").start(this::sweepLoop));
    }

    /** There may be something to tell. Returns at once. */
    public void nudge() {
        wake(changed);
    }

    private static void wake(Semaphore whom) {
        if (whom.availablePermits() == 0) {
            whom.release();
        }
    }

    /** Tries that are under way on this node. */
    public int inFlight() {
        return settings.inFlight() - free.availablePermits();
    }

    private interface Work {
        void once() throws InterruptedException;
    }

    private void loop(Semaphore wake, Work work) {
        while (!stopping) {
            try {
                if (wake.tryAcquire(settings.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(GATHER); // a busy ledger wakes us hundreds of times a second
                    wake.drainPermits();
                }
                work.once();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warn("webhooks failed reason=\"{}\"", e.toString());
                }
            }
        }
    }

    private void feedAll() {
        while (!stopping && feeding.step()) {
            wake(due);
        }
        wake(due);
    }

    private void sendDue() throws InterruptedException {
        while (!stopping) {
            List<Long> busy = inFlight.entrySet().stream()
                    .filter(e -> e.getValue() >= settings.perEndpoint())
                    .map(Map.Entry::getKey)
                    .toList();
            int room = free.availablePermits();
            List<Delivery> taken =
                    room == 0 ? List.of() : deliveries.lease(room, settings.perEndpoint(), busy, settings.lease());
            for (Delivery delivery : taken) {
                free.acquire();
                inFlight.merge(delivery.webhook(), 1, Integer::sum);
                Thread.ofVirtual().name("webhook-" + delivery.id()).start(() -> sendOne(delivery));
            }
            if (taken.isEmpty()) {
                return;
            }
        }
    }

    private void sendOne(Delivery delivery) {
        try {
            webhooks.known(delivery.webhook()).ifPresent(webhook -> send(webhook, delivery));
        } catch (RuntimeException e) {
            LOG.warn("webhook delivery={} failed reason=\"{}\"", delivery.id(), e.getMessage());
        } finally {
            inFlight.computeIfPresent(delivery.webhook(), (_, n) -> n == 1 ? null : n - 1);
            free.release();
        }
    }

    private void send(Webhook webhook, Delivery delivery) {
        Post.Result result = post.send(webhook, delivery, clock.instant().getEpochSecond());
        if (result.taken()) {
            deliveries.delivered(delivery.id(), result.status().orElseThrow());
            webhooks.worked(webhook.id());
            return;
        }
        Optional<Duration> wait = delivery.tries() < settings.retries().size()
                ? Optional.of(spread(settings.retries().get(delivery.tries())))
                : Optional.empty();
        deliveries.failed(delivery.id(), result.status(), result.error(), wait);
        LOG.info(
                "webhook={} delivery={} try={} status={}",
                webhook.id(),
                delivery.id(),
                delivery.tries() + 1,
                result.status().orElse(0));
        if (result.gone()) {
            webhooks.disable(webhook.id(), "the endpoint answered 410: it wants no more");
        } else {
            webhooks.failed(
                    webhook.id(), settings.disableAfter(), "nothing but failures for days; last: " + result.error());
        }
    }

    /** Around the wait, so that what failed together does not come back together. */
    private Duration spread(Duration wait) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private void sweepLoop() {
        while (!stopping) {
            try {
                deliveries.forget(settings.keep());
                feed.forget(settings.keep());
                Thread.sleep(SWEEP_EVERY);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("webhook sweep failed reason=\"{}\"", e.getMessage());
            }
        }
    }

    /** Takes no more; what is under way has its time, and is sent again by whoever comes next where it does not end. */
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
        try {
            if (!free.tryAcquire(settings.inFlight(), settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("webhooks stopped with tries={} under way", inFlight());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        post.close();
    }
}
