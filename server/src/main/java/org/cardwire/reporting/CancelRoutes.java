package org.cardwire.reporting;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.cardwire.brand.Audit;
import org.cardwire.card.Language;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Outcome;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/**
 * Cancels one message: notes the wish where every later step of the message reads it, has its chunk looked at now, and
 * tells what came of it within a short wait.
 */
public final class CancelRoutes implements Routes {
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Db db;
    private final Audit audit;
    private final MessageStore messages;
    private final ChunkStore chunks;
    private final IntPredicate revokes;
    private final Sentences sentences = new Sentences();

    /** @param revokes whether the carrier behind a link, by its number, takes messages back */
    public CancelRoutes(Db db, Audit audit, MessageStore messages, ChunkStore chunks, IntPredicate revokes) {
        this.db = db;
        this.audit = audit;
        this.messages = messages;
        this.chunks = chunks;
        this.revokes = revokes;
    }

    @Override
    public void register(Operations operations) {
        operations.on("cancelMessage", this::cancel);
    }

    private Answer cancel(Call call) {
        long id = call.id("message", PublicIds.MESSAGE);
        Life before = messages.find(id)
                .filter(subject -> Visible.to(call, subject))
                .orElseThrow(HttpProblem::notFound)
                .life();
        String result = over(before) ? "already-over" : ask(call, id);
        Reader reader = new Reader(Language.of(call.reader()), ZoneOffset.UTC, false);
        return Answer.ok(Map.of("result", result, "sentence", sentences.say("cancel." + result, Map.of(), reader)));
    }

    private String ask(Call call, long id) {
        db.transact(tx -> {
            if (MessageStore.askCancel(tx, id)) {
                audit.note(tx, call.principal(), "message.cancelled", PublicIds.MESSAGE.of(id), Map.of());
            }
        });
        chunks.pull(List.of(id));
        long end = System.nanoTime() + WAIT.toNanos();
        Optional<String> decided = decided(id);
        while (decided.isEmpty() && System.nanoTime() - end < 0 && pause()) {
            decided = decided(id);
        }
        return decided.orElseGet(() -> undecided(id));
    }

    private Optional<String> decided(long id) {
        Life life = life(id);
        if (over(life)) {
            boolean cancelled = life.outcome().filter(Outcome.CANCELLED::equals).isPresent();
            return Optional.of(cancelled ? "cancelled" : "already-over");
        }
        return life.lastAttempt().filter(CancelRoutes::onTheWire).flatMap(last -> onTheWire(life, last));
    }

    private Optional<String> onTheWire(Life life, Attempt last) {
        if (life.has(last, EventKind.REVOKE_TOO_LATE) || !revokes.test(last.link())) {
            return Optional.of("too-late");
        }
        return life.has(last, EventKind.REVOKE_SENT) ? Optional.of("revoking") : Optional.empty();
    }

    /** The wish stands: nothing goes out that was not about to, and what was is taken back once it has an answer. */
    private String undecided(long id) {
        boolean out = life(id).lastAttempt().filter(CancelRoutes::onTheWire).isPresent() || chunks.inFlight(id);
        return out ? "revoking" : "cancelled";
    }

    private Life life(long id) {
        return messages.find(id).orElseThrow(HttpProblem::notFound).life();
    }

    private static boolean onTheWire(Attempt attempt) {
        return attempt.result() == Result.ACCEPTED || attempt.result() == Result.UNKNOWN;
    }

    /** An unknown outcome may still rise. */
    private static boolean over(Life life) {
        return life.outcome().filter(o -> o != Outcome.UNKNOWN).isPresent();
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_EVERY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
