package org.cardwire.platform.crypto;

import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.db.Sql;

/** A database belongs to the key file that sealed its first row: with another file nothing in it would open. */
public final class KeyCheck {
    private KeyCheck() {}

    /** Throws {@link StartupProblem} when the database was made with another key file. */
    public static void verify(Sql sql, Keyring keys) {
        sql.sql("insert into installation (key_fingerprint) values (:fingerprint) on conflict do nothing")
                .set("fingerprint", keys.fingerprint())
                .update();
        String known = sql.sql("select key_fingerprint from installation")
                .one(row -> row.getString("key_fingerprint"))
                .orElseThrow();
        if (!known.equals(keys.fingerprint())) {
            throw new StartupProblem(
                    "This database was made with another key file.",
                    "Put the right file back, or name it with CARDWIRE_KEY_FILE; without it numbers and variables cannot be read.");
        }
    }
}
