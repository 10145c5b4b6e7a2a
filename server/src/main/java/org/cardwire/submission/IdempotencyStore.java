package org.cardwire.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.HttpProblem;

/** The answers of calls that named themselves, for a day. Blocks. */
final class IdempotencyStore {
    static final Duration KEPT = Duration.ofHours(24);

    private IdempotencyStore() {}

    /** The answer of an earlier call with this key. Throws {@link HttpProblem} 409 when that call had another body. */
    static Optional<Request.Stored> find(Sql sql, long brand, Request.Once once) {
        return sql.sql("""
                        select body_hash, answer from idempotency
                        where brand = :brand and key = :key and created_at > now() - :kept * interval '1 s'""")
                .set("brand", brand)
                .set("key", once.key())
                .set("kept", (double) KEPT.toSeconds())
                .one(row -> {
                    if (!Arrays.equals(row.getBuffer("body_hash").getBytes(), once.bodyHash())) {
                        throw HttpProblem.conflict(
                                "idempotency-key-reused",
                                "This Idempotency-Key was used with another body; use a new key for a new call",
                                "此 Idempotency-Key 已用于不同的请求体；新的调用请使用新的键");
                    }
                    return new Request.Stored(row.getString("answer"), true);
                });
    }

    /** False when another call has just taken the key. */
    static boolean keep(Sql sql, long brand, Request.Once once, String answer) {
        return sql.sql("""
                        insert into idempotency as i (brand, key, body_hash, status, answer)
                        values (:brand, :key, :hash, 202, :answer)
                        on conflict (brand, key) do update set body_hash = excluded.body_hash, answer = excluded.answer,
                            created_at = now()
                            where i.created_at <= now() - :kept * interval '1 s'""")
                        .set("brand", brand)
                        .set("key", once.key())
                        .set("hash", once.bodyHash())
                        .set("answer", answer)
                        .set("kept", (double) KEPT.toSeconds())
                        .update()
                > 0;
    }

    static void forget(Sql sql, Instant before) {
        sql.sql("delete from idempotency where created_at < :before")
                .set("before", before)
                .update();
    }
}
