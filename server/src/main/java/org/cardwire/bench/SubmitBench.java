package org.cardwire.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.cardwire.bench.Load.Request;
import org.cardwire.bench.Load.Result;

/**
 * Acceptance over REST: validated, sealed, on disk, answered. The messages are to be sent in an hour, so that nothing but
 * acceptance happens. The peer is what the same server and database do at their barest: an HTTP answer without work, and a
 * commit of one row.
 */
final class SubmitBench {
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** A call of one message does little work: until its code is compiled, compiling it is most of what is measured. */
    private static final Duration WARM_UP_OF_SINGLES = Duration.ofSeconds(20);

    private static final Duration PASS = Duration.ofSeconds(3);
    private static final int PASSES = 3;
    private static final int CALLERS = 8;
    private static final int BATCH_CALLERS = 2;
    private static final int BATCH = 1_000;
    private static final int ACCEPTED = 202;
    /** Nobody listens at the discard port; the link is there so that messages have a way to go. */
    private static final URI NO_CARRIER = URI.create("smpp://127.0.0.1:9");

    private final AtomicInteger numbers = new AtomicInteger();

    Report run(Target.Starter starter) throws IOException {
        try (Bed bed = Bed.open();
                Stage stage = Stage.set(bed, starter, NO_CARRIER)) {
            awaitAccepted(stage);
            Report report = new Report("submit", bed);
            report.columns("what", "a second", "server CPU s/1,000", "PostgreSQL CPU s/1,000", "p50 ms", "p99 ms");
            Result batch =
                    median(stage, WARM_UP, BATCH_CALLERS, BATCH, _ -> many(stage, "/v1/messages/batch", this::batch));
            row(report, "POST /v1/messages/batch, 1,000 items", batch);
            Result list = median(stage, WARM_UP, BATCH_CALLERS, BATCH, _ -> many(stage, "/v1/messages", this::list));
            row(report, "POST /v1/messages, 1,000 numbers", list);
            Result single = median(stage, WARM_UP_OF_SINGLES, CALLERS, 1, _ -> single(stage));
            row(report, "POST /v1/messages, one message", single);
            Result live = median(
                    stage,
                    WARM_UP,
                    CALLERS,
                    1,
                    _ -> client -> () -> client.get("/health/live").status() == 200);
            row(report, "peer: GET /health/live", live);
            Result commit = median(stage, WARM_UP, CALLERS, 1, Commits.on(bed));
            row(report, "peer: insert of one row, committed", commit);
            report.remark(
                    "One message a call runs at %.0f %% of the calls without work, and at %.0f %% of bare commits."
                            .formatted(
                                    100 * single.perSecond() / live.perSecond(),
                                    100 * single.perSecond() / commit.perSecond()));
            report.remark(
                    "Medians of %d passes of %d s after a warm-up of %d s (single calls: %d s), with %d callers (%d for 1,000 at once), each with one kept connection."
                            .formatted(
                                    PASSES,
                                    PASS.toSeconds(),
                                    WARM_UP.toSeconds(),
                                    WARM_UP_OF_SINGLES.toSeconds(),
                                    CALLERS,
                                    BATCH_CALLERS));
            report.remark(
                    "Server CPU is that of the process without the callers' threads. p50 and p99 are of whole calls.");
            return report;
        }
    }

    private static void row(Report report, String what, Result result) {
        report.row(
                what,
                result.perSecond(),
                result.serverSecondsPerThousand(),
                result.postgresSecondsPerThousand(),
                result.latencies().quantile(0.5),
                result.latencies().quantile(0.99));
    }

    private static Result median(Stage stage, Duration warmUp, int callers, int perCall, IntFunction<Request> requests)
            throws IOException {
        Load load = new Load(stage, callers);
        load.run(warmUp, perCall, requests);
        List<Result> passes = new ArrayList<>();
        for (int i = 0; i < PASSES; i++) {
            passes.add(load.run(PASS, perCall, requests));
        }
        passes.sort(Comparator.comparing(Result::perSecond));
        return passes.get(PASSES / 2);
    }

    private Request single(Stage stage) {
        return client -> post(client, "/v1/messages", stage.message(numbers.incrementAndGet(), inAnHour()));
    }

    private interface Many {
        ObjectNode body(Stage stage, int first);
    }

    private Request many(Stage stage, String path, Many many) {
        return client -> post(client, path, many.body(stage, numbers.getAndAdd(BATCH)));
    }

    private static Load.Call post(Client client, String path, ObjectNode body) {
        byte[] bytes = Stage.bytes(body);
        return () -> client.post(path, bytes).status() == ACCEPTED;
    }

    private ObjectNode batch(Stage stage, int first) {
        return stage.batch(first, BATCH, inAnHour());
    }

    private ObjectNode list(Stage stage, int first) {
        return stage.list(first, BATCH, inAnHour());
    }

    private static Optional<Instant> inAnHour() {
        return Optional.of(Instant.now().plus(Duration.ofHours(1)));
    }

    /** Until the server has noticed its new link. */
    static void awaitAccepted(Stage stage) throws IOException {
        Instant until = Instant.now().plusSeconds(30);
        try (Client client = stage.client()) {
            Client.Answer answer = client.post("/v1/messages", Stage.bytes(stage.message(0, inAnHour())));
            while (answer.status() != ACCEPTED) {
                if (Instant.now().isAfter(until)) {
                    throw new IOException("the server refuses: " + answer.text());
                }
                pause();
                answer = client.post("/v1/messages", Stage.bytes(stage.message(0, inAnHour())));
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
