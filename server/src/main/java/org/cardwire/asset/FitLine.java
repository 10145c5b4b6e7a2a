package org.cardwire.asset;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cardwire.platform.crypto.Sha256;

/** Threads that make renditions, each once however many ask, in the order of {@link Turns}. Any thread. */
final class FitLine implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);
    /** Between two looks at what another node makes. */
    private static final Duration LATER = Duration.ofMillis(300);

    private final ThreadPoolExecutor fitters;
    private final ScheduledExecutorService later;
    private final Duration memory;
    private final Turns<Fit> turns;
    private final Work work;
    private final ConcurrentHashMap<RenditionKey, Fit> underWay = new ConcurrentHashMap<>();

    /** What a thread does when it is a fit's turn. */
    interface Work {
        /** Completes the fit, also when it fails; or answers false: another node is at it, ask again later. */
        boolean on(Fit fit, FitLine line);
    }

    /**
     * @param waiting fits that may wait for a thread; half of these places are for what is to be sent alone
     * @param memory how long a look counts: what nobody looks at any more is not begun, and what can be stopped is
     */
    FitLine(String name, int threads, int waiting, Duration memory, Work work) {
        this.fitters = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name(name, 0).factory());
        this.later = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name + "later").daemon().factory());
        this.memory = memory;
        this.turns = new Turns<>(memory, System::nanoTime);
        this.work = work;
    }

    /** The one that is under way, or a new one. Throws {@link NotNow} when too many wait. */
    Fit ask(RenditionKey key, boolean toBeSent) {
        Fit fit = underWay.computeIfAbsent(key, _ -> begin(new Fit(key), toBeSent));
        fit.asked(toBeSent);
        turns.asked(fit, toBeSent);
        return fit;
    }

    /** Tells how far it is. Throws {@link CancellationException} when nobody wants it any more. */
    void progress(Fit fit, double part) {
        fit.progress = part;
        if (fit.abandoned(memory)) {
            throw new CancellationException("nobody looks at it any more");
        }
    }

    private Fit begin(Fit fit, boolean toBeSent) {
        var queue = fitters.getQueue();
        if (!toBeSent && queue.size() > queue.remainingCapacity()) {
            throw new NotNow("too many media wait to be fitted");
        }
        enter(fit, toBeSent);
        return fit;
    }

    private void enter(Fit fit, boolean toBeSent) {
        turns.add(fit, toBeSent);
        try {
            fitters.execute(this::next);
        } catch (RejectedExecutionException e) {
            turns.remove(fit);
            throw new NotNow("too many media wait to be fitted");
        }
    }

    private void next() {
        turns.forgotten().forEach(this::drop);
        turns.next().ifPresent(fit -> {
            boolean ended = true;
            try {
                ended = work.on(fit, this);
            } finally {
                if (ended) {
                    underWay.remove(fit.key, fit);
                } else {
                    later.schedule(() -> again(fit), LATER.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        });
    }

    private void again(Fit fit) {
        try {
            enter(fit, fit.toBeSent());
        } catch (NotNow e) {
            drop(fit);
        }
    }

    private void drop(Fit fit) {
        underWay.remove(fit.key, fit);
        fit.result.cancel(false);
    }

    /** Progress from 0 to 1 by the key of the target. */
    Map<String, Double> underWay(Sha256 original) {
        Map<String, Double> progress = new TreeMap<>();
        underWay.forEach((key, fit) -> {
            if (key.original().equals(original)) {
                progress.put(key.target().key(), fit.progress);
            }
        });
        return progress;
    }

    /** Ends the fits that are under way, with their children. */
    @Override
    public void close() throws InterruptedException {
        later.shutdownNow();
        fitters.shutdownNow();
        fitters.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
