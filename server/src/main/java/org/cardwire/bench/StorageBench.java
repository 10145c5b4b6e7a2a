package org.cardwire.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cardwire.platform.db.Migrations;
import org.cardwire.platform.id.IdMint;

/**
 * The durable life of a message as statements alone, without HTTP, cards and carriers: enqueued, leased, submitted, receipt,
 * read, click. Three ways of storing it: rows updated in place, bare append-only tables with leased chunks, and the full
 * tables with their keys, sealing, in-flight marks, counters and feed, through the very classes that the server uses.
 */
final class StorageBench {
    private static final int WARM_UP = 20_000;
    private static final int LIVES = 40_000;
    private static final int BLOCK = 1_000;
    private static final int WORKERS = 4;
    private static final int PASSES = 3;
    private static final double MICROS_PER_NANO = 1e-3;

    /** One way of storing lives. Several workers call it at once, each with blocks of its own. */
    interface Way {
        /** Takes that many new messages through their whole life. Blocks. */
        void live(int count) throws IOException;

        /** How many messages have ended their life. */
        long ended();
    }

    private record Pass(double perSecond, double jvmMicros, double postgresMicros, double walBytes) {
        double micros() {
            return jvmMicros + postgresMicros;
        }
    }

    Report run() throws IOException {
        try (Bed bed = Bed.open()) {
            Migrations.run(bed.address());
            Report report = new Report("storage", bed);
            report.columns("tables", "lives a second", "JVM us", "PostgreSQL us", "sum us", "WAL bytes");
            Pass inPlace = measure(bed, new InPlaceRows(bed.db()));
            row(report, "rows updated in place (SKIP LOCKED)", inPlace);
            Pass bare = measure(bed, new BareTables(bed.db()));
            row(report, "bare: immutable, chunks, appended", bare);
            try (IdMint ids = IdMint.open(bed.db(), InstantSource.system());
                    FullTables full = new FullTables(bed.db(), ids)) {
                Pass whole = measure(bed, full);
                row(report, "full: keys, sealing, counters, feed", whole);
                report.remark(
                        "The full tables take %.2f of the bare ones' rate and %.1f times their CPU; rows in place take %.2f of the bare ones' rate."
                                .formatted(
                                        whole.perSecond() / bare.perSecond(),
                                        whole.micros() / bare.micros(),
                                        inPlace.perSecond() / bare.perSecond()));
            }
            new KeyByKey(bed).addTo(report);
            report.remark(
                    "Second table: one statement's CPU by log_statement_stats, 1,000 lives to a statement, without and with one"
                            + " key or choice; it does not depend on what else runs. A look at every key is what a ledger"
                            + " does for 100 flushes after a duplicate.");
            report.remark(
                    "Medians of %d passes of %,d lives after %,d; %d workers, %,d messages to a statement; CPU and WAL are for each life."
                            .formatted(PASSES, LIVES, WARM_UP, WORKERS, BLOCK));
            report.remark(
                    "A life: enqueued, leased, submitted, receipt, read, click. After each way its tables are counted: every"
                            + " life must have ended.");
            return report;
        }
    }

    private static void row(Report report, String what, Pass pass) {
        report.row(what, pass.perSecond(), pass.jvmMicros(), pass.postgresMicros(), pass.micros(), pass.walBytes());
    }

    private static Pass measure(Bed bed, Way way) throws IOException {
        bed.db().sql("checkpoint").update();
        pass(bed, way, WARM_UP);
        List<Pass> passes = new ArrayList<>();
        for (int i = 0; i < PASSES; i++) {
            passes.add(pass(bed, way, LIVES));
        }
        long lived = WARM_UP + (long) PASSES * LIVES;
        if (way.ended() != lived) {
            throw new IOException("%,d lives ended, %,d were lived".formatted(way.ended(), lived));
        }
        passes.sort(Comparator.comparing(Pass::micros));
        return passes.get(PASSES / 2);
    }

    private static Pass pass(Bed bed, Way way, int lives) throws IOException {
        Duration jvm = Cpu.of(ProcessHandle.current());
        Duration postgres = Cpu.ofTree(bed.postmaster());
        long wal = bed.walBytes();
        long began = System.nanoTime();
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < WORKERS; w++) {
                workers.add(threads.submit(() -> {
                    for (int done = 0; done < lives / WORKERS; done += BLOCK) {
                        way.live(BLOCK);
                    }
                    return null;
                }));
            }
        }
        for (Future<?> worker : workers) {
            Load.await(worker);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Pass(
                lives / seconds,
                Cpu.of(ProcessHandle.current()).minus(jvm).toNanos() * MICROS_PER_NANO / lives,
                Cpu.ofTree(bed.postmaster()).minus(postgres).toNanos() * MICROS_PER_NANO / lives,
                (double) (bed.walBytes() - wal) / lives);
    }
}
