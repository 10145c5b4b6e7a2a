package org.cardwire.sandbox;

import java.util.Optional;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Writer;

/**
 * The right to run the sandbox of a database: its carriers live in one process, and their links name that process' ports, so
 * one node has it at a time. It ends with the node, also when that is killed.
 */
public final class Turn implements AutoCloseable {
    private static final String LOCK = "sandbox";

    private final Writer held;

    private Turn(Writer held) {
        this.held = held;
    }

    /** Empty when another node has it. Blocks. */
    public static Optional<Turn> take(Db db) {
        Writer connection = db.writer();
        boolean first = connection
                .sql("select pg_try_advisory_lock(hashtextextended(:lock, 0)) as first")
                .set("lock", LOCK)
                .one(row -> row.getBoolean("first"))
                .orElse(false);
        if (!first) {
            connection.close();
        }
        return first ? Optional.of(new Turn(connection)) : Optional.empty();
    }

    @Override
    public void close() {
        held.close();
    }
}
