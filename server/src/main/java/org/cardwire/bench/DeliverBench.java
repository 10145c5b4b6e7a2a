package org.cardwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cardwire.bench.Load.Result;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;

/**
 * Whole lives of SMS: accepted over REST, sent over SMPP to simulators in a process of their own, receipts back, outcome on
 * disk, with keys, sealing, counters and feed on. The peer is a commit of one row by as many callers as there are cores.
 */
final class DeliverBench {
    private static final int WARM_UP = 10_000;
    private static final int LIVES = 20_000;
    private static final int PASSES = 3;
    private static final int BATCH = 1_000;
    /** Lives under way at full speed; beyond it, callers wait. */
    private static final int UNDER_WAY = 6_000;

    private static final int PACED_BATCH = 50;
    private static final int PACED_PER_SECOND = 1_000;
    private static final int PACED_LIVES = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final int ACCEPTED = 202;
    private static final double NANOS = 1e9;

    /** @param p50 and p99: milliseconds from the commit of the message to the commit of its outcome */
    private record Pass(Result result, double p50, double p99) {}

    private final Bed bed;
    private final Stage stage;
    private final Simulators simulators;
    private final Lives lives;
    private int sent;

    private DeliverBench(Bed bed, Stage stage, Simulators simulators) {
        this.bed = bed;
        this.stage = stage;
        this.simulators = simulators;
        this.lives = new Lives(bed.db());
    }

    static Report run(Target.Starter starter) throws IOException {
        try (Simulators simulators = Simulators.start();
                Bed bed = Bed.open();
                Stage stage = Stage.set(bed, starter, simulators.address("smpp"))) {
            SubmitBench.awaitAccepted(stage);
            return new DeliverBench(bed, stage, simulators).run();
        }
    }

    private Report run() throws IOException {
        pass(WARM_UP, Integer.MAX_VALUE);
        List<Pass> full = new ArrayList<>();
        for (int i = 0; i < PASSES; i++) {
            full.add(pass(LIVES, Integer.MAX_VALUE));
        }
        full.sort(Comparator.comparing(pass -> pass.result().perSecond()));
        Pass median = full.get(PASSES / 2);
        Pass paced = pass(PACED_LIVES, PACED_PER_SECOND);
        Load load = new Load(stage, Runtime.getRuntime().availableProcessors());
        Result commits = load.run(Duration.ofSeconds(3), 1, Commits.on(bed));

        Report report = new Report("deliver", bed);
        report.columns("what", "a second", "server CPU s/1,000", "PostgreSQL CPU s/1,000", "p50 ms", "p99 ms");
        for (Pass pass : full) {
            row(report, "%,d lives, full speed".formatted(LIVES), pass);
        }
        row(report, "%,d lives, %,d a second asked".formatted(PACED_LIVES, PACED_PER_SECOND), paced);
        row(
                report,
                "peer: insert of one row, committed",
                new Pass(
                        commits,
                        commits.latencies().quantile(0.5),
                        commits.latencies().quantile(0.99)));
        report.remark(
                "Median at full speed: %,.0f lives a second; %.2f of the rate at which %d callers commit single rows."
                        .formatted(
                                median.result().perSecond(),
                                median.result().perSecond() / commits.perSecond(),
                                Runtime.getRuntime().availableProcessors()));
        report.remark(
                "p50 and p99: from the commit that accepted a message to the commit of its outcome, by the database's"
                        + " clock. At full speed up to %,d lives are under way, and most of the time is waiting."
                                .formatted(UNDER_WAY));
        report.remark(
                "The simulators' CPU (a process of its own on the same cores) is not in the table. Server CPU is that of the"
                        + " process without the callers' threads.");
        check(report);
        return report;
    }

    private static void row(Report report, String what, Pass pass) {
        report.row(
                what,
                pass.result().perSecond(),
                pass.result().serverSecondsPerThousand(),
                pass.result().postgresSecondsPerThousand(),
                pass.p50(),
                pass.p99());
    }

    /** @param perSecond the pace at which messages are submitted, as fast as can be where it is large */
    private Pass pass(int count, int perSecond) throws IOException {
        int batch = perSecond == Integer.MAX_VALUE ? BATCH : PACED_BATCH;
        long first = lives.next();
        long endedBefore = lives.ended();
        Duration server = Cpu.of(ProcessHandle.current());
        Duration postgres = Cpu.ofTree(bed.postmaster());
        long began = System.nanoTime();
        long callers = submit(count, batch, perSecond, endedBefore);
        await(endedBefore + count);
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        Lives.Times times = lives.timesSince(first);
        return new Pass(
                new Result(
                        count,
                        time,
                        Cpu.of(ProcessHandle.current()).minus(server).minusNanos(callers),
                        Cpu.ofTree(bed.postmaster()).minus(postgres),
                        new Latencies()),
                times.p50(),
                times.p99());
    }

    /** The CPU time of this thread meanwhile. */
    private long submit(int count, int batch, int perSecond, long endedBefore) throws IOException {
        long cpu = Load.threadCpu();
        long began = System.nanoTime();
        try (Client client = stage.client()) {
            for (int done = 0; done < count; done += batch) {
                pause(Duration.ofNanos((long) (began + done * (NANOS / perSecond)) - System.nanoTime()));
                await(endedBefore + done + batch - UNDER_WAY);
                Client.Answer answer =
                        client.post("/v1/messages/batch", Stage.bytes(stage.batch(sent, batch, Optional.empty())));
                if (answer.status() != ACCEPTED) {
                    throw new IOException("a batch was refused: " + answer.text());
                }
                sent += batch;
            }
        }
        return Load.threadCpu() - cpu;
    }

    private void await(long ended) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (lives.ended() < ended) {
            if (System.nanoTime() > until) {
                throw new IOException("%,d lives ended, %,d were expected".formatted(lives.ended(), ended));
            }
            pause(LOOK_EVERY);
        }
    }

    private static void pause(Duration time) throws IOException {
        if (time.isNegative()) {
            return;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Nothing was lost, nothing came twice, and the counters equal what is on record. */
    private void check(Report report) throws IOException {
        JsonNode stats = simulators.stats();
        int twice = stats.path("handsets").path("withSeveralMessages").size();
        long outcomes = lives.outcomes(Outcome.DELIVERED);
        long counted = lives.counted(Fact.of(Outcome.DELIVERED));
        long submits = stats.path("smsc").path("submits").asLong();
        String found =
                "%,d messages, %,d submissions on the wire, %,d outcomes delivered, %,d counted as delivered, %d handsets with more than one"
                        .formatted(sent, submits, outcomes, counted, twice);
        if (twice > 0 || submits != sent || outcomes != sent || counted != sent) {
            throw new IOException("the books do not agree: " + found);
        }
        report.remark("Checked at the end: " + found + ".");
    }
}
