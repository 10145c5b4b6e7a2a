package org.cardwire.tracking;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.link.Link;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Records;
import org.cardwire.platform.json.Json;
import org.cardwire.tracking.Keywords.Meaning;
import org.cardwire.tracking.SentCards.SentCard;

/** How what a handset said stands among the events of its message. The text itself stays sealed in {@code inbound}. */
final class Sayings {
    private Sayings() {}

    static void replied(Records records, SentCard sent, Link link, Optional<Meaning> meaning, long dedupe, Instant at) {
        String code = meaning.map(m -> m.name().toLowerCase(Locale.ROOT)).orElse("text");
        add(records, sent, link, EventKind.REPLIED, dedupe, code, "", at);
    }

    /** A message is opted out of once, however many ways say it. */
    static void optedOut(Records records, SentCard sent, Link link, String word, Instant at) {
        add(records, sent, link, EventKind.OPTED_OUT, 0, Wire.word(word), "", at);
    }

    static void tapped(Records records, SentCard sent, Link link, int button, long dedupe, Instant at) {
        Button tapped = sent.button(button).orElseThrow();
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("button", tapped.id());
        detail.put("label", tapped.label().written()); // a person's values are sealed, events are not
        if (tapped.action() instanceof Action.Reply(var postback)) {
            detail.put("postback", postback.fill(sent.values()));
        }
        add(records, sent, link, EventKind.TAPPED, dedupe, tapped.id(), Json.write(detail), at);
    }

    private static void add(
            Records records,
            SentCard sent,
            Link link,
            EventKind kind,
            long dedupe,
            String code,
            String detail,
            Instant at) {
        records.event(sent.message().id(), link.channel(), new Event(0, 0, kind, dedupe, code, detail, at));
    }
}
