package org.cardwire.brand;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.id.IdMint;

/** Makes the first brand, its admin and two keys where there is no brand yet. What it returns is shown once and kept nowhere. */
public final class FirstStart {
    private static final long LOCK = 0x63617264_77697265L;
    private static final String EMAIL = "admin@localhost";

    public record Credentials(long brand, String email, String password, String liveKey, String testKey) {
        @Override
        public String toString() {
            return "Credentials for " + email;
        }
    }

    private final Db db;
    private final IdMint ids;
    private final SecureRandom random;

    public FirstStart(Db db, IdMint ids, SecureRandom random) {
        this.db = db;
        this.ids = ids;
        this.random = random;
    }

    /** Empty when there is a brand already. Servers that start together make one brand. */
    public Optional<Credentials> run(String brandName, ZoneId zone, Locale locale) {
        return db.inTransaction(tx -> {
            tx.sql("select pg_advisory_xact_lock(:lock::bigint) is null as locked")
                    .set("lock", LOCK)
                    .one(row -> true);
            return new BrandStore(tx).first().isPresent()
                    ? Optional.<Credentials>empty()
                    : Optional.of(make(tx, brandName, zone, locale));
        });
    }

    private Credentials make(Tx tx, String brandName, ZoneId zone, Locale locale) {
        Secrets secrets = new Secrets(random);
        long brand = ids.next();
        String password = Passwords.random(random);
        String live = ApiKey.LIVE + secrets.fresh();
        String test = ApiKey.TEST + secrets.fresh();
        new BrandStore(tx).insert(brand, brandName, zone, locale);
        new UserStore(tx).insert(ids.next(), brand, EMAIL, "Admin", Role.ADMIN, locale, Passwords.hash(password));
        ApiKeyStore keys = new ApiKeyStore(tx);
        keys.insert(ids.next(), brand, "first live key", Role.Scopes.ALL, live, Optional.empty());
        keys.insert(ids.next(), brand, "first test key", Role.Scopes.ALL, test, Optional.empty());
        return new Credentials(brand, EMAIL, password, live, test);
    }
}
