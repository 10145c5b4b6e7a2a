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
    static final String HEADER = "Idempotency-Key";
    private static final Duration KEPT = Duration.ofHours(24);
    /** What stands as the status while nobody knows the answer yet. */
    private static final int UNDER_WAY = 0;

    private static final int ANSWERED = 200;

    private Repeats() {}

    /**
     * How a caller names one call.
     *
     * @param bodyHash of the call, its body and who may see its answer: tells a repeat from another call under the same key
     */
    public record Once(String key, byte[] bodyHash) {
        /** Empty when the caller does not name it. What was done in the sandbox is no repeat of what is to be done. */
        public static Optional<Once> of(Call call) {
            return of(call, "");
        }

        /** The same, for a call whose answer is for its caller's eyes alone. */
        static Optional<Once> ofCaller(Call call) {
            return of(call, call.principal().actor());
        }

        private static Optional<Once> of(Call call, String caller) {
            String mode = call.principal().test() ? "test" : "live";
            String head = String.join("\n", call.method() + " " + call.uri(), mode, caller, "");
            return call.header(HEADER)
                    .map(key -> new Once(
                            key,
                            call.uploaded()
                                    .map(file -> Sha256.of(head, file))
                                    .orElseGet(() -> Sha256.of(head, call.bytes()))
                                    .bytes()));
        }
    }

    /**
     * The answer of an earlier call with this key. Throws {@link HttpProblem} 409 when that call had another body, or has no
     * answer yet.
     */
    public static Optional<String> earlier(Sql sql, long brand, Once once) {
        return sql.sql("""
                        select body_hash, status, answer from idempotency
                        where brand = :brand and key = :key and created_at > now() - :kept * interval '1 s'""")
                .set("brand", brand)
                .set("key", once.key())
                .set("kept", (double) KEPT.toSeconds())
                .one(row -> {
                    if (!Arrays.equals(row.getBuffer("body_hash").getBytes(), once.bodyHash())) {
                        throw HttpProblem.conflict(
                                "idempotency-key-reused",
                                "This Idempotency-Key was used with another body, or by another caller; use a new key for a new call",
                                "此 Idempotency-Key 已用于不同的请求体或由其他调用方使用；新的调用请使用新的键");
                    }
                    if (row.getInteger("status") == UNDER_WAY) {
                        throw underWay();
                    }
                    return row.getString("answer");
                });
    }

    static HttpProblem underWay() {
        return HttpProblem.conflict(
                "idempotency-key-in-use",
                "A call with this Idempotency-Key is under way, or broke off. Repeat it in a moment; if this stays so, look"
                        + " whether it was done before you use a new key",
                "使用此 Idempotency-Key 的调用正在进行或已中断。请稍后重试；若仍如此，请先确认操作是否已完成，再使用新的键");
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
        return put(in, brand, once, ANSWERED, answer);
    }

    /** Takes the key for a call whose answer is not known yet; false when another call has it. */
    static boolean take(Sql sql, long brand, Once once) {
        return Waiting.on(put(sql, brand, once, UNDER_WAY, ""));
    }

    /** The answer of a call that took its key. */
    static void settle(Sql sql, long brand, Once once, String answer) {
        sql.sql("update idempotency set status = :status, answer = :answer where brand = :brand and key = :key")
                .set("status", ANSWERED)
                .set("answer", answer)
                .set("brand", brand)
                .set("key", once.key())
                .update();
    }

    /** The call was refused: the key may be used again. */
    static void giveBack(Sql sql, long brand, Once once) {
        sql.sql("delete from idempotency where brand = :brand and key = :key and status = :status")
                .set("brand", brand)
                .set("key", once.key())
                .set("status", UNDER_WAY)
                .update();
    }

    private static Future<Boolean> put(Sql in, long brand, Once once, int status, String answer) {
        return in.sql("""
                        insert into idempotency as i (brand, key, body_hash, status, answer)
                        values (:brand, :key, :hash, :status, :answer)
                        on conflict (brand, key) do update set body_hash = excluded.body_hash, status = excluded.status,
                            answer = excluded.answer, created_at = now()
                            where i.created_at <= now() - :kept * interval '1 s'""")
                .set("brand", brand)
                .set("key", once.key())
                .set("hash", once.bodyHash())
                .set("status", status)
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
