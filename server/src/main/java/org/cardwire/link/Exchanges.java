package org.cardwire.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.cardwire.carrier.spi.WireLog;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.DbException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raw exchanges with carriers, sealed, for a week. Best effort: when the queue is full, exchanges are dropped and counted,
 * never the traffic that they are about.
 */
public final class Exchanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int WAITING = 10_000;
    private static final int PER_WRITE = 500;
    private static final int MAX_TEXT = 64 * 1024;

    private record Row(Instant at, int link, String ref, boolean outgoing, String text) {}

    private final Db db;
    private final Sealer sealer;
    private final InstantSource clock;
    private final BlockingQueue<Row> queue = new ArrayBlockingQueue<>(WAITING);
    private final LongAdder dropped = new LongAdder();
    private final Thread thread;

    public Exchanges(Db db, Sealer sealer, InstantSource clock) {
        this.db = db;
        this.sealer = sealer;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("exchanges").start(this::run);
    }

    public WireLog of(int link) {
        return (id, direction, text) -> {
            String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + " …" : text;
            if (!queue.offer(new Row(clock.instant(), link, id, direction == WireLog.Direction.TO_CARRIER, kept))) {
                dropped.increment();
            }
        };
    }

    /** Exchanges that found no room. */
    public long dropped() {
        return dropped.sum();
    }

    /** Removes what was kept long enough. Blocks. */
    public void forgetOld() {
        db.sql("delete from exchange where at < :before")
                .set("before", clock.instant().minus(KEPT))
                .update();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                List<Row> rows = new ArrayList<>();
                Row first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    rows.add(first);
                    queue.drainTo(rows, PER_WRITE - 1);
                    write(rows);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DbException e) {
                LOG.warn("exchanges not kept reason=\"{}\"", e.getMessage());
            }
        }
    }

    private void write(List<Row> rows) {
        db.sql("""
                        insert into exchange (at, link, ref, outgoing, sealed)
                        select * from unnest(:ats::timestamptz[], :links::int[], :refs::text[], :outgoing::boolean[],
                            :sealed::bytea[])""")
                .set("ats", rows.stream().map(Row::at).toArray(Instant[]::new))
                .set("links", rows.stream().map(Row::link).toArray(Integer[]::new))
                .set("refs", rows.stream().map(Row::ref).toArray(String[]::new))
                .set("outgoing", rows.stream().map(Row::outgoing).toArray(Boolean[]::new))
                .set(
                        "sealed",
                        rows.stream()
                                .map(r -> sealer.seal(r.text(), "exchange:" + r.link()))
                                .toArray(byte[][]::new))
                .update();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
