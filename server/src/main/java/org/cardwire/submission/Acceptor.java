package org.cardwire.submission;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Members;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Gathering;
import org.cardwire.platform.db.Writer;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Repeats;

/**
 * Stores requests, many callers' in one transaction: while one flush commits, the next gathers. A caller's answer is given
 * when its messages are on disk; then whoever delivers the lane is woken.
 */
public final class Acceptor implements AutoCloseable {
    /**
     * @param waiting messages that may wait for a flush; above it callers are told to come back
     * @param answerWithin after which a caller is told that it is not known whether it was stored
     * @param patience how long a batch is repeated that is known not to be stored; callers wait meanwhile
     */
    public record Settings(int waiting, Duration answerWithin, Gathering.Patience patience) {
        public static final Settings DEFAULT = new Settings(
                50_000,
                Duration.ofSeconds(30),
                new Gathering.Patience(Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(20)));
    }

    private record Waiting(Request request, CompletableFuture<Request.Stored> done) {}

    private final Db db;
    private final Writer writer;
    private final AcceptFlush flush;
    private final Settings settings;
    private final Consumer<Lane> wake;
    private final Gathering<Waiting> gathering;

    /** @param wake told each lane that got work for now */
    public Acceptor(Db db, AcceptFlush flush, Settings settings, Consumer<Lane> wake) {
        this.db = db;
        this.writer = db.writer();
        this.flush = flush;
        this.settings = settings;
        this.wake = wake;
        this.gathering = new Gathering<>(
                "acceptor",
                new Gathering.Limits(settings.waiting(), Members.CAPACITY, settings.patience()),
                new Storing());
    }

    /** What an earlier call of that name was answered. Throws {@link HttpProblem} 409. */
    Optional<Request.Stored> earlier(long brand, Repeats.Once once) {
        return Repeats.earlier(db, brand, once).map(answer -> new Request.Stored(answer, true));
    }

    /** Blocks until the messages are on disk. Throws {@link HttpProblem} 409, 429 or 503. */
    Request.Stored accept(Request request) {
        Optional<Request.Stored> earlier = request.once().flatMap(once -> earlier(request.brand(), once));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Waiting mine = new Waiting(request, new CompletableFuture<>());
        switch (gathering.offer(mine)) {
            case TAKEN -> {}
            case FULL -> throw HttpProblem.tooMany(Duration.ofSeconds(1));
            case CLOSED -> throw unavailable();
        }
        try {
            return mine.done().get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpProblem problem ? problem : unavailable();
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** Messages that wait for a flush. */
    public int waiting() {
        return gathering.waiting();
    }

    private final class Storing implements Gathering.Work<Waiting> {
        @Override
        public int size(Waiting item) {
            return item.request().messages();
        }

        @Override
        public void write(List<Waiting> batch) {
            List<AcceptFlush.Result> results;
            try {
                results = writer.inTransaction(tx ->
                        flush.store(tx, batch.stream().map(Waiting::request).toList()));
            } catch (DbException e) {
                if (e.refused()) {
                    throw e;
                }
                // It may be on disk: to store it again could send it twice.
                failed(batch, e);
                return;
            }
            for (int i = 0; i < batch.size(); i++) {
                answer(batch.get(i), results.get(i));
            }
            flush.due(batch.stream().map(Waiting::request).toList()).forEach(wake);
        }

        @Override
        public void failed(List<Waiting> items, RuntimeException why) {
            items.forEach(item -> item.done().completeExceptionally(why));
        }
    }

    private void answer(Waiting waiting, AcceptFlush.Result result) {
        switch (result) {
            case AcceptFlush.Result.Fresh(String answer) -> waiting.done().complete(new Request.Stored(answer, false));
            // Another call took the key between our look and our flush: its answer is ours, or its body is another.
            case AcceptFlush.Result.KeyTaken() -> {
                try {
                    String theirs = Repeats.earlier(
                                    db,
                                    waiting.request().brand(),
                                    waiting.request().once().orElseThrow())
                            .orElseThrow(Acceptor::unavailable);
                    waiting.done().complete(new Request.Stored(theirs, true));
                } catch (HttpProblem e) {
                    waiting.done().completeExceptionally(e);
                }
            }
        }
    }

    private static HttpProblem unavailable() {
        return new HttpProblem(
                503,
                "not-stored",
                "It is not known whether this was stored; repeat it with the same Idempotency-Key",
                "无法确定是否已保存；请使用相同的 Idempotency-Key 重试");
    }

    /** Stores what waits, then refuses. */
    @Override
    public void close() {
        gathering.close();
        writer.close();
    }
}
