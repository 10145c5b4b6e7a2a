package org.cardwire.platform.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Waiting;

/** The answers of calls that named themselves by an {@code Idempotency-Key}, for a day. Blocks. */
public final class Repeats {
    private static final Duration KEPT = Duration.ofHours(24);

    private Repeats() {}

    /**
     * How a caller names one call.
     *
     * @param bodyHash tells a repeat from another call under the same key
     */
    public record Once(String key, byte[] bodyHash) {
        /** Empty when the caller does not name it. */
        public static Optional<Once> of(Call call) {
            return call.header("Idempotency-Key")
                    .map(key -> new Once(
                            key,
                            Sha256.of(call.method() + " " + call.uri() + "\n", call.bytes())
                                    .bytes()));
        }
    }

    /** The answer of an earlier call with this key. Throws {@link HttpProblem} 409 when that call had another body. */
    public static Optional<String> earlier(Sql sql, long brand, Once once) {
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
                    return row.getString("answer");
                });
    }

    /**
     * False when another call has just taken the key.
     *
     * @param in the transaction of what the call does
     */
    public static boolean keep(Sql in, long brand, Once once, String answer) {
        return Waiting.on(keepLater(in, brand, once, answer));
    }

    /** The same, in the order of the connection's statements. Returns at once. */
    public static Future<Boolean> keepLater(Sql in, long brand, Once once, String answer) {
        return in.sql("""
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
                .updateLater()
                .map(rows -> rows > 0);
    }

    /** Of all brands, those that no repeat can find any more. */
    public static void forgetOld(Sql sql) {
        sql.sql("delete from idempotency where created_at <= now() - :kept * interval '1 s'")
                .set("kept", (double) KEPT.toSeconds())
                .update();
    }
}
