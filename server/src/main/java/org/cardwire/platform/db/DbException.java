package org.cardwire.platform.db;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** PostgreSQL refused a statement, or could not be reached. */
public final class DbException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** Classes of codes that speak of the statement and its values: what is refused so is refused again. */
    private static final Set<String> OF_CONTENT = Set.of("21", "22", "23", "42", "44", "54");

    private final String sqlState;
    private final boolean refused;

    DbException(Throwable cause) {
        super(cause.getMessage(), cause);
        this.sqlState = cause instanceof PgException answer ? answer.getSqlState() : "";
        this.refused =
                cause instanceof PgException answer && !answer.getSeverity().equals("FATAL");
    }

    /** PostgreSQL said no, and nothing was written. Otherwise the connection was the problem, and nobody knows. */
    public boolean refused() {
        return refused;
    }

    /**
     * PostgreSQL refused this very content, and would again. Anything else may pass: a lost connection, a deadlock, a full
     * disk, a server that is starting or was told to stop.
     */
    public boolean refusedContent() {
        return refused && sqlState.length() == 5 && OF_CONTENT.contains(sqlState.substring(0, 2));
    }

    /** PostgreSQL's five-character code (its Appendix A), or empty when the connection was the problem. */
    public String sqlState() {
        return sqlState;
    }

    public boolean duplicate() {
        return sqlState.equals(UNIQUE_VIOLATION);
    }

    public boolean missingParent() {
        return sqlState.equals(FOREIGN_KEY_VIOLATION);
    }
}
