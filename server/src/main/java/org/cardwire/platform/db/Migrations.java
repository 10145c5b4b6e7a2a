package org.cardwire.platform.db;

import org.cardwire.platform.StartupProblem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to this version's tables: the numbered SQL files of {@code db/migration}, each in a transaction. */
public final class Migrations {
    private Migrations() {}

    /** Blocks; several servers that start together take turns by Flyway's lock. Returns how many were applied. */
    public static int run(DatabaseAddress address) {
        try {
            return Flyway.configure()
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartupProblem(
                    "The tables of the database " + address + " could not be brought to this version: " + e.getMessage()
                            + ".",
                    "Check that the user may create tables there and that no newer Cardwire has used this database.",
                    e);
        }
    }
}
