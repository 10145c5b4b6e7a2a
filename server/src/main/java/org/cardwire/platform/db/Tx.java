package org.cardwire.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An open transaction. Commits when the work of {@link Db#inTransaction} returns; rolls back when it throws. Statements that
 * the work started and did not wait for share the commit's round trip: when one is refused, nothing is kept, and the
 * transaction throws.
 */
public final class Tx implements Sql {
    private final SqlConnection connection;
    private final List<Future<?>> started = new ArrayList<>();

    private Tx(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public Statement sql(String text) {
        return new Statement(text, this::start);
    }

    private Future<RowSet<Row>> start(String sql, Tuple values) {
        Future<RowSet<Row>> answer = connection.preparedQuery(sql).execute(values);
        started.add(answer);
        return answer;
    }

    private void start(String command) {
        started.add(connection.query(command).execute());
    }

    /** Runs the work between begin and commit on a connection that no one else uses meanwhile. */
    static <T> T around(SqlConnection connection, Function<Tx, T> work) {
        Tx tx = new Tx(connection);
        tx.start("begin"); // in order on the wire: what follows need not wait
        T result = tx.orRolledBack(work);
        tx.start("commit"); // of a transaction in which a statement was refused, PostgreSQL makes a rollback
        try {
            Waiting.on(Future.join(tx.started));
            return result;
        } catch (DbException e) {
            throw tx.firstFailure().orElse(e);
        }
    }

    private <T> T orRolledBack(Function<Tx, T> work) {
        try {
            return work.apply(this);
        } catch (DbException e) {
            DbException first = firstFailure().orElse(e);
            rollBack(first);
            throw first;
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    /** Those after it say only that the transaction had failed already. */
    private Optional<DbException> firstFailure() {
        return started.stream().filter(Future::failed).findFirst().map(failed -> new DbException(failed.cause()));
    }

    private void rollBack(Throwable why) {
        try {
            Waiting.on(connection.query("rollback").execute());
        } catch (DbException e) {
            why.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }
}
