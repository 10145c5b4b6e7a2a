package org.cardwire.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Records;
import org.cardwire.routing.KnownReach.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tries teach of numbers: who got a message by a channel can receive it; whom the carrier says to be unable to receive
 * it is not tried there again for a while. Only news is written, and many together. A lesson that is lost, by a crash or
 * because another node got the report, costs one more try.
 */
public final class Lessons implements Records.Witness, AutoCloseable {
    /** @param at by the carrier's clock, which may be ahead */
    record Lesson(long messageId, Channel channel, State state, Instant at, Duration believed) {}

    private static final Logger LOG = LoggerFactory.getLogger(Lessons.class);

    /**
     * RCS 404: no RCS user. MM7 2003: the address is not found; 3520: not provisioned for MMS (Sinch). MMStatus
     * Unrecognised: the handset does not know what an MMS is; DeliveryConditionNotMet, NotSupported: it cannot show it.
     */
    private static final Map<Channel, Set<String>> CANNOT = Map.of(
            Channel.RCS,
            Set.of("404"),
            Channel.MMS,
            Set.of("2003", "3520", "unrecognised", "unrecognized", "deliveryconditionnotmet", "notsupported"),
            Channel.SMS,
            Set.of());

    /** About MMS nobody can be asked, and handsets are changed now and then. */
    private static final Duration MMS_REACHABLE = Duration.ofDays(30);

    private static final Duration MMS_UNREACHABLE = Duration.ofDays(7);

    private static final int WONDERING = 100_000;
    private static final int WAITING = 10_000;
    private static final int TOGETHER = 2_000;
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ReachStore store;
    private final Reaching.Settings settings;
    /** Messages that went out though nobody knew whether they can be received. */
    private final Cache<Long, Channel> wondering =
            Caffeine.newBuilder().maximumSize(WONDERING).build();

    private final BlockingQueue<Lesson> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean stopping;

    public Lessons(ReachStore store, Reaching.Settings settings) {
        this.store = store;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("lessons").start(this::run);
    }

    @Override
    public void tried(long messageId, Attempt attempt) {
        if (attempt.result() == Result.REFUSED) {
            refused(messageId, attempt.channel(), attempt.code(), attempt.at());
        } else if (attempt.channel() != Channel.SMS && KnownReach.isGuess(attempt.decision())) {
            wondering.put(messageId, attempt.channel());
        }
    }

    @Override
    public void happened(long messageId, Channel channel, Event event) {
        if (event.kind() == EventKind.UNDELIVERED) {
            refused(messageId, channel, event.code(), event.at());
        } else if ((event.kind() == EventKind.DELIVERED || event.kind() == EventKind.READ)
                && wondering.asMap().remove(messageId, channel)) {
            learn(messageId, channel, true, event.at());
        }
    }

    private void refused(long messageId, Channel channel, String code, Instant at) {
        if (CANNOT.getOrDefault(channel, Set.of()).contains(code.toLowerCase(Locale.ROOT))) {
            learn(messageId, channel, false, at);
        }
    }

    private void learn(long messageId, Channel channel, boolean reachable, Instant at) {
        State state = reachable ? State.REACHABLE : State.UNREACHABLE;
        waiting.offer(new Lesson(messageId, channel, state, at, believed(channel, reachable)));
    }

    /** A platform can be asked anew, so an RCS lesson is believed as long as its answers. */
    private Duration believed(Channel channel, boolean reachable) {
        return switch (channel) {
            case RCS -> reachable ? settings.keepReachable() : settings.keepUnreachable();
            case MMS, SMS -> reachable ? MMS_REACHABLE : MMS_UNREACHABLE;
        };
    }

    private void run() {
        while (!stopping || !waiting.isEmpty()) {
            try {
                write(next());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("lessons lost reason=\"{}\"", e.toString());
            }
        }
    }

    private List<Lesson> next() throws InterruptedException {
        List<Lesson> lessons = new ArrayList<>();
        Lesson first = waiting.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            lessons.add(first);
            if (!stopping) {
                Thread.sleep(GATHER);
            }
            waiting.drainTo(lessons, TOGETHER - 1);
        }
        return lessons;
    }

    private void write(List<Lesson> lessons) {
        if (!lessons.isEmpty()) {
            int learned = store.learn(lessons);
            LOG.debug("lessons heard={} learned={}", lessons.size(), learned);
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        stopping = true;
        try {
            if (!thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
