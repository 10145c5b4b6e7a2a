package org.cardwire.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** An open transaction. Commits when the work of {@link Db#inTransaction} returns; rolls back when it throws. */
public final class Tx implements Sql {
    private final SqlConnection connection;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public Statement sql(String text) {
        return new Statement(
                text, (sql, values) -> connection.preparedQuery(sql).execute(values));
    }

    /** Runs the work between begin and commit on a connection that no one else uses meanwhile. */
    static <T> T around(SqlConnection connection, java.util.function.Function<Tx, T> work) {
        Future<?> begun = connection.query("begin").execute(); // in order on the wire: what follows need not wait
        T result;
        try {
            result = work.apply(new Tx(connection));
            Waiting.on(begun);
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
        Waiting.on(connection.query("commit").execute());
        return result;
    }

    private static void rollBack(SqlConnection connection, Throwable why) {
        try {
            Waiting.on(connection.query("rollback").execute());
        } catch (DbException e) {
            why.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }
}
