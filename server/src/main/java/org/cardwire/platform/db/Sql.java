package org.cardwire.platform.db;

/**
 * Where a statement can be run: {@link Db} (any connection of the pool), {@link Tx} (inside a transaction) or {@link
 * Writer} (one held connection). Stores take this, so that their callers decide the transaction.
 */
public interface Sql {
    /** A statement with {@code :name} parameters, to be filled by {@link Statement#set} and then run once. */
    Statement sql(String text);
}
