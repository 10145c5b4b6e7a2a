package org.cardwire.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Change;
import org.cardwire.message.EventKind;
import org.cardwire.message.Feed;
import org.cardwire.message.Outcome;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.cardwire.reporting.ContractKinds;

/** The bodies of one batch of events: never a number, never a text. */
final class Payloads {
    private static final PublicId MESSAGE = new PublicId("msg");
    private static final PublicId SUBMISSION = new PublicId("sub");

    private record Said(EventKind kind, String code, String detail, Instant at) {}

    private final Map<Long, List<Said>> said = new HashMap<>();
    private final Map<Long, String> clientRefs = new HashMap<>();

    Payloads(Sql sql, Set<Long> messages) {
        if (messages.isEmpty()) {
            return;
        }
        LongSummaryStatistics range =
                messages.stream().mapToLong(Long::longValue).summaryStatistics();
        Long[] ids = messages.toArray(Long[]::new);
        sql.sql("select message_id, kind, code, detail, at from event"
                        + " where message_id = any(:ids) and message_id between :lo and :hi")
                .set("ids", ids)
                .set("lo", range.getMin())
                .set("hi", range.getMax())
                .list(row -> said.computeIfAbsent(row.getLong("message_id"), _ -> new ArrayList<>())
                        .add(new Said(
                                EventKind.ofCode(row.getInteger("kind")),
                                row.getString("code"),
                                row.getString("detail"),
                                row.getOffsetDateTime("at").toInstant())));
        sql.sql("select id, client_ref from message where id = any(:ids) and id between :lo and :hi"
                        + " and client_ref is not null")
                .set("ids", ids)
                .set("lo", range.getMin())
                .set("hi", range.getMax())
                .list(row -> clientRefs.put(row.getLong("id"), row.getString("client_ref")));
    }

    String of(EventType type, Change change, Feed.Owner owner) {
        ObjectNode body = head(type, change.at());
        ObjectNode data = body.putObject("data")
                .put("message", MESSAGE.of(change.messageId()))
                .put("submission", SUBMISSION.of(owner.submission()))
                .put("channel", Channel.values()[change.channel()].name().toLowerCase(Locale.ROOT))
                .put("at", change.at().toString());
        ContractKinds.state(change.fact()).ifPresent(state -> data.put("state", state));
        Optional.ofNullable(clientRefs.get(change.messageId())).ifPresent(ref -> data.put("clientRef", ref));
        why(change).ifPresent(event -> {
            if (!event.code().isEmpty()) {
                data.put("code", event.code());
            }
            if (event.detail().startsWith("{")) {
                data.set("details", Json.tree(event.detail()));
            }
        });
        return body.toString();
    }

    /** @param at when the last of its messages got an outcome */
    static String finished(long submission, int total, Instant at) {
        ObjectNode body = head(EventType.FINISHED, at);
        body.putObject("data").put("submission", SUBMISSION.of(submission)).put("total", total);
        return body.toString();
    }

    private static ObjectNode head(EventType type, Instant at) {
        return Json.object().put("type", type.wireName()).put("timestamp", at.toString());
    }

    /** The event that the change is, or that brought the outcome about. */
    private Optional<Said> why(Change change) {
        List<Said> all = said.getOrDefault(change.messageId(), List.of());
        Optional<EventKind> kind =
                change.fact().event().or(() -> change.fact().outcome().map(Payloads::cause));
        return kind.flatMap(wanted -> all.stream()
                .filter(event -> event.kind() == wanted)
                .min(Comparator.comparing(
                        event -> Duration.between(event.at(), change.at()).abs())));
    }

    private static EventKind cause(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> EventKind.DELIVERED;
            case BLOCKED -> EventKind.BLOCKED;
            case UNKNOWN, EXPIRED, CANCELLED, FAILED -> EventKind.CLOSED;
        };
    }
}
