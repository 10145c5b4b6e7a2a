package org.cardwire.platform.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The database: a pool for short statements and transactions ({@link #sql}, {@link #inTransaction}), a separate pool for
 * lists and reports ({@link #reads}), and held connections for the ledger ({@link #writer}). Calls block and belong on
 * virtual or plain threads; {@link Statement} also has forms that return at once.
 */
public final class Db implements Sql, AutoCloseable {
    /**
     * @param writeConnections used by statements and transactions, with generic plans only
     * @param readConnections used by lists and reports, which plan by their values
     * @param waiting how many callers may wait for a connection; more are refused at once
     * @param statementLimit after which PostgreSQL cancels a statement
     */
    public record Settings(int writeConnections, int readConnections, int waiting, Duration statementLimit) {
        public static final Settings DEFAULT = new Settings(5, 4, 2_000, Duration.ofSeconds(60));
    }

    private static final int STATEMENTS_PREPARED_PER_CONNECTION = 512;
    private static final int PIPELINED_PER_CONNECTION = 256;
    private static final int CONNECTION_WAIT_SECONDS = 20;

    private final Vertx vertx;
    private final PgConnectOptions forWrites;
    private final Pool writes;
    private final Pool reads;

    private Db(Vertx vertx, PgConnectOptions forWrites, Pool writes, Pool reads) {
        this.vertx = vertx;
        this.forWrites = forWrites;
        this.writes = writes;
        this.reads = reads;
    }

    /** Connections open as they are needed. The database must hold the tables already: {@link Migrations#run}. */
    public static Db open(Vertx vertx, DatabaseAddress address, Settings settings) {
        PgConnectOptions forWrites = options(address, settings).addProperty("plan_cache_mode", "force_generic_plan");
        return new Db(
                vertx,
                forWrites,
                pool(vertx, forWrites, settings.writeConnections(), settings.waiting()),
                pool(vertx, options(address, settings), settings.readConnections(), settings.waiting()));
    }

    @Override
    public Statement sql(String text) {
        return new Statement(text, (sql, values) -> writes.preparedQuery(sql).execute(values));
    }

    /** A statement of a list or a report: its own pool, so that slow reading never delays sending. */
    public Sql reads() {
        return text ->
                new Statement(text, (sql, values) -> reads.preparedQuery(sql).execute(values));
    }

    /** Commits what the work did when it returns, rolls back when it throws, and throws the same. See {@link Tx}. */
    public <T> T inTransaction(Function<Tx, T> work) {
        SqlConnection connection = Waiting.on(writes.getConnection());
        try {
            return Tx.around(connection, work);
        } finally {
            Waiting.on(connection.close());
        }
    }

    public void transact(Consumer<Tx> work) {
        inTransaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** A new held connection with pipelining, to be closed by its owner. */
    public Writer writer() {
        return new Writer(vertx, forWrites);
    }

    private static Pool pool(Vertx vertx, PgConnectOptions options, int size, int waiting) {
        PoolOptions pool = new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(waiting)
                .setConnectionTimeout(CONNECTION_WAIT_SECONDS);
        return PgBuilder.pool().with(pool).connectingTo(options).using(vertx).build();
    }

    private static PgConnectOptions options(DatabaseAddress address, Settings settings) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_PREPARED_PER_CONNECTION)
                .setPipeliningLimit(PIPELINED_PER_CONNECTION)
                .addProperty("application_name", "cardwire")
                .addProperty(
                        "statement_timeout",
                        Long.toString(settings.statementLimit().toMillis()));
        return switch (address.tls()) {
            case OFF -> options;
            case ENCRYPT -> options.setSslMode(SslMode.REQUIRE).setSslOptions(new ClientSSLOptions().setTrustAll(true));
            case VERIFY ->
                options.setSslMode(SslMode.VERIFY_FULL)
                        .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
        };
    }

    @Override
    public void close() {
        Waiting.on(reads.close());
        Waiting.on(writes.close());
    }
}
