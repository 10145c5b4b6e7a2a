package org.cardwire.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.json.Json;

/**
 * Operations whose calls may be repeated: the first call with an {@code Idempotency-Key} takes the key, and its answer is
 * kept for the same caller's after it, sealed, since it may show a secret. A call that broke off leaves the key taken: nobody knows
 * whether it was done, so it is not done again. What is refused gives its key back.
 */
public final class Remembering implements Operations {
    /** An answer as it is kept. */
    record Kept(int status, Map<String, String> headers, String body) {
        static Kept of(Answer answer) {
            String body = switch (answer.body()) {
                case Answer.Bytes(byte[] content) -> new String(content, StandardCharsets.UTF_8);
                case Answer.Nothing() -> "";
                case Answer.FileOnDisk _, Answer.Taken _ ->
                    throw new IllegalStateException("an answer of this kind cannot be kept");
            };
            return new Kept(answer.status(), answer.headers(), body);
        }

        Answer again() {
            Map<String, String> all = new HashMap<>(headers);
            all.put("Idempotent-Replayed", "true");
            return new Answer(status, all, new Answer.Bytes(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final Operations door;
    private final Sql db;
    private final Sealer sealer;

    public Remembering(Operations door, Sql db, Sealer sealer) {
        this.door = door;
        this.db = db;
        this.sealer = sealer;
    }

    @Override
    public void once(String operationId, Handler handler) {
        door.once(
                operationId,
                call -> Repeats.Once.ofCaller(call)
                        .map(once -> answer(once, call, handler))
                        .orElseGet(() -> handler.handle(call)));
    }

    private Answer answer(Repeats.Once once, Call call, Handler handler) {
        if (!Repeats.take(db, call.brand(), once)) {
            return Repeats.earlier(db, call.brand(), once)
                    .map(kept -> open(kept, call.brand(), once).again())
                    .orElseThrow(Repeats::underWay);
        }
        Answer answer;
        try {
            answer = handler.handle(call);
        } catch (HttpProblem refused) {
            Repeats.giveBack(db, call.brand(), once);
            throw refused;
        }
        Repeats.settle(db, call.brand(), once, seal(Kept.of(answer), call.brand(), once));
        return answer;
    }

    private String seal(Kept kept, long brand, Repeats.Once once) {
        return Base64.getEncoder().encodeToString(sealer.seal(Json.write(kept), context(brand, once)));
    }

    private Kept open(String text, long brand, Repeats.Once once) {
        return Json.read(sealer.open(Base64.getDecoder().decode(text), context(brand, once)), Kept.class);
    }

    private static String context(long brand, Repeats.Once once) {
        return "repeat:" + brand + ":" + once.key();
    }

    @Override
    public void on(String operationId, Handler handler) {
        door.on(operationId, handler);
    }

    @Override
    public void open(String method, String path, int maxBody, Handler handler) {
        door.open(method, path, maxBody, handler);
    }

    @Override
    public void openAt(String host, String method, String path, int maxBody, Handler handler) {
        door.openAt(host, method, path, maxBody, handler);
    }

    @Override
    public void openToCarriers(String method, String path, int maxBody, Predicate<Call> expected, Handler handler) {
        door.openToCarriers(method, path, maxBody, expected, handler);
    }
}
