package org.cardwire.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One held connection on which statements follow each other without waiting for answers. What its owner sends runs in
 * the order sent. A lost connection is replaced at the next use; what was under way fails with {@link DbException},
 * and whether it committed is then unknown to the caller. To be called from virtual or plain threads.
 */
public final class Writer implements Sql, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Vertx vertx;
    private final PgConnectOptions options;
    /** Held while statements are handed to the connection, and through the whole of {@link #inTransaction}. */
    private final ReentrantLock order = new ReentrantLock();
    /** Emptied by the event loop when the connection is lost, which therefore must not need the lock. */
    private final AtomicReference<@Nullable PgConnection> connection = new AtomicReference<>();

    Writer(Vertx vertx, PgConnectOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    /** A statement of its own transaction; several may be under way at once. */
    @Override
    public Statement sql(String text) {
        return new Statement(text, this::send);
    }

    /** Reads and writes that depend on each other; other callers of this writer wait meanwhile. Blocks. */
    public <T> T inTransaction(Function<Tx, T> work) {
        order.lock();
        try {
            PgConnection open = open();
            try {
                return Tx.around(open, work);
            } catch (DbException e) {
                forgetIfCut(open, e);
                throw e;
            }
        } finally {
            order.unlock();
        }
    }

    private Future<RowSet<Row>> send(String sql, Tuple values) {
        order.lock();
        try {
            PgConnection open = open();
            return open.preparedQuery(sql).execute(values).onFailure(e -> forgetIfCut(open, new DbException(e)));
        } finally {
            order.unlock();
        }
    }

    private PgConnection open() {
        PgConnection current = connection.get();
        if (current != null) {
            return current;
        }
        PgConnection fresh = Waiting.on(PgConnection.connect(vertx, options));
        connection.set(fresh);
        fresh.exceptionHandler(e -> LOG.warn("database connection error={}", e.getMessage()));
        fresh.closeHandler(_ -> connection.compareAndSet(fresh, null));
        return fresh;
    }

    /** The refusal that ends a connection arrives before its close does; the next use must not fall in between. */
    private void forgetIfCut(PgConnection which, DbException failure) {
        if (!failure.refused() && connection.compareAndSet(which, null)) {
            which.close();
        }
    }

    @Override
    public void close() {
        order.lock();
        try {
            PgConnection current = connection.getAndSet(null);
            if (current != null) {
                Waiting.on(current.close());
            }
        } finally {
            order.unlock();
        }
    }
}
