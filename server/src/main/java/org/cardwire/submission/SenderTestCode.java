package org.cardwire.submission;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Language;
import org.cardwire.card.Words;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life;
import org.cardwire.message.Outcome;
import org.cardwire.platform.json.Json;

/** What a sender's test can find on a channel. */
enum SenderTestCode {
    /** The carrier took the message. */
    ACCEPTED,
    REFUSED,
    /** A rule of the gate kept it back. */
    BLOCKED,
    /** Accepted by us; the carrier has not answered yet. */
    WAITING,
    /** Given up for another reason. */
    ENDED,
    NO_ADDRESS,
    NO_LINK,
    LINK_DOWN;

    private static final Words WORDS = Words.of("sender-test");

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its sentence: where the reason has one of its own, that. */
    String sentence(Map<String, String> params) {
        String own = wireName() + "." + params.getOrDefault("code", "");
        return WORDS.codes(Language.EN).contains(own) ? own : wireName();
    }

    /** How the message of a test stands now. */
    static SenderTest.Finding of(Life life, SenderTest.Finding sent) {
        Optional<Attempt> last = life.attempts().stream().reduce((_, later) -> later);
        if (life.outcome().isPresent() && life.outcome().get() != Outcome.DELIVERED) {
            return ended(life, last, sent);
        }
        boolean taken = life.outcome().isPresent()
                || last.filter(a -> a.result() == Result.ACCEPTED).isPresent();
        return taken ? found(sent, ACCEPTED, Map.of()) : sent;
    }

    private static SenderTest.Finding ended(Life life, Optional<Attempt> last, SenderTest.Finding sent) {
        Optional<Event> blocked = life.of(EventKind.BLOCKED).findFirst();
        if (blocked.isPresent()) {
            return found(sent, BLOCKED, Map.of("code", blocked.get().code()));
        }
        if (last.filter(a -> a.result() == Result.REFUSED || a.result() == Result.REFUSED_FOR_NOW)
                .isPresent()) {
            String reason = Json.tree(last.get().decision()).path("reason").asText("");
            return found(sent, REFUSED, Map.of("code", last.get().code(), "reason", reason));
        }
        String why = life.of(EventKind.CLOSED).map(Event::code).findFirst().orElse("");
        return found(sent, ENDED, Map.of("code", why));
    }

    private static SenderTest.Finding found(SenderTest.Finding sent, SenderTestCode code, Map<String, String> more) {
        Map<String, String> params = new HashMap<>(sent.params());
        params.putAll(more);
        return new SenderTest.Finding(sent.channel(), code, params, sent.message());
    }
}
