package org.cardwire.reporting;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.reporting.Line.Tone;

/** Which sentence an event is told in, with its parameters. */
final class EventLines {
    Line of(Facts facts, Event event) {
        Map<String, String> params = new HashMap<>(Details.texts(event.detail()));
        params.put("code", event.code());
        params.put("part", Integer.toString(event.part() + 1));
        params.put("channel", facts.channel(event).map(MessageView::lower).orElse("-"));
        if (event.kind() == EventKind.HELD) {
            params.put("until", Instant.ofEpochMilli(event.dedupe()).toString());
        }
        if (event.kind() == EventKind.FORM_ENDED) {
            params.put("unfit", event.detail());
            params.put("source", params.getOrDefault("reach", "-"));
            params.put("at", params.getOrDefault("reachAt", "-"));
        }
        return new Line(event.at(), code(facts, event), params, tone(event.kind()), event.attempt());
    }

    private static String code(Facts facts, Event event) {
        return switch (event.kind()) {
            case FORM_ENDED -> "ended." + event.code() + (event.detail().contains("\"reachAt\"") ? ".known" : "");
            case CLOSED -> "closed." + event.code();
            case HELD -> known("held.", event.code(), "held.other");
            case BLOCKED -> known("blocked.", event.code(), "blocked.other");
            case DELIVERED, UNDELIVERED ->
                longSms(facts, event)
                        ? "event." + event.kind().name() + ".part"
                        : "event." + event.kind().name();
            case REPLIED -> known("event.REPLIED.", event.code(), "event.REPLIED");
            default -> "event." + event.kind().name();
        };
    }

    /** Rules come and go; one without words of its own is told by its code, a reply that is no keyword as a reply. */
    private static String known(String prefix, String code, String other) {
        return Sentences.knows(prefix + code) ? prefix + code : other;
    }

    private static boolean longSms(Facts facts, Event event) {
        return facts.attempt(event).map(Attempt::parts).orElse(1) > 1;
    }

    private static Tone tone(EventKind kind) {
        return switch (kind) {
            case DELIVERED, READ, TAPPED, CLICKED, REPLIED -> Tone.GOOD;
            case UNDELIVERED, DECLINED, INDETERMINATE, OPTED_OUT, BLOCKED, CLOSED -> Tone.BAD;
            case REVOKE_TOO_LATE, REVOKE_UNANSWERED, TTL_REVOKE_FAILED -> Tone.BAD;
            case PENDING,
                    HELD,
                    THROTTLED,
                    NO_LINK,
                    NOT_READY,
                    FORM_ENDED,
                    REVOKE_SENT,
                    REVOKED,
                    REVOKE_NOT_SENT,
                    TTL_REVOKED -> Tone.NEUTRAL;
        };
    }
}
