package org.cardwire.asset;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which node makes which rendition, so that the nodes of one database make each once. The claim of a node that died passes on
 * when its time is up; should two nodes be at it after all, they make the same bytes. Blocks.
 */
public final class Claims implements AutoCloseable {
    /** How long a dead node's claim stands. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final int RENEWALS = 3;

    private final Sql db;
    private final int node;
    private final Duration lease;
    private final ConcurrentHashMap<RenditionKey, Fit> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("media-claims").daemon().factory());

    /** @param node a number that no other living node has */
    public Claims(Sql db, int node, Duration lease) {
        this.db = db;
        this.node = node;
        this.lease = lease;
        long every = lease.toMillis() / RENEWALS;
        renewer.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    }

    /** Empty when this node has it now, until {@link #release}; else how far the other one is, from 0 to 1. */
    Optional<Double> take(Fit fit) {
        boolean taken = set(db.sql("""
                        insert into rendition_claim as held (original, target, node, until)
                        values (:original, :target, :node, now() + :lease * interval '1 millisecond')
                        on conflict (original, target) do update
                            set (node, progress, until) = (excluded.node, 0, excluded.until)
                            where held.until < now() or held.node = excluded.node"""), fit.key)
                        .set("node", node)
                        .set("lease", lease.toMillis())
                        .update()
                > 0;
        if (taken) {
            held.put(fit.key, fit);
            return Optional.empty();
        }
        return Optional.of(progress(fit.key).orElse(0.0));
    }

    /** How far another node is, where one is at it. */
    private Optional<Double> progress(RenditionKey key) {
        return set(db.sql("select progress from rendition_claim where original = :original and target = :target"), key)
                .one(row -> row.getDouble("progress"));
    }

    /** What cannot be given back passes on by its time. */
    void release(Fit fit) {
        held.remove(fit.key);
        try {
            delete(fit);
        } catch (DbException e) {
            LOG.warn("media claim not given back {} reason=\"{}\"", fit.key, e.toString());
        }
    }

    private void delete(Fit fit) {
        set(
                        db.sql(
                                "delete from rendition_claim where original = :original and target = :target and node = :node"),
                        fit.key)
                .set("node", node)
                .update();
    }

    private void renew() {
        try {
            held.forEach((key, fit) -> set(db.sql("""
                            update rendition_claim
                            set until = now() + :lease * interval '1 millisecond', progress = :progress
                            where original = :original and target = :target and node = :node"""), key)
                    .set("lease", lease.toMillis())
                    .set("progress", fit.progress)
                    .set("node", node)
                    .update());
        } catch (RuntimeException e) {
            LOG.warn("media claims not renewed reason=\"{}\"", e.toString());
        }
    }

    private static Statement set(Statement statement, RenditionKey key) {
        return statement
                .set("original", key.original().bytes())
                .set("target", key.target().key());
    }

    /** What is held passes on by its time. */
    @Override
    public void close() {
        renewer.shutdownNow();
    }
}
