package org.cardwire.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.cardwire.brand.Audit;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** Who has a template open: each window says so again and again, and hears of the others, on whichever node they are. */
public final class PresenceRoutes implements Routes {
    /** A window that was not heard of for so long has gone; it may miss one call. */
    private static final Duration GONE_AFTER = Duration.ofSeconds(25);
    /** Windows of one template that are kept; one more sees the others, but is not seen. */
    private static final int MOST = 50;

    private static final int MOST_NAMED = 20;

    private final Db db;
    private final TemplateStore templates;
    private final InstantSource clock;

    public PresenceRoutes(Db db, TemplateStore templates, InstantSource clock) {
        this.db = db;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        operations.on("keepPresence", this::keep);
    }

    private Answer keep(Call call) {
        long template = call.id("template", TemplateRoutes.TEMPLATE);
        if (templates.known(template, call.brand()).isEmpty()) {
            throw HttpProblem.notFound();
        }
        Instant now = clock.instant();
        String place = call.body().path("place").asText();
        sweep(now);
        if (call.body().path("leaving").asBoolean()) {
            leave(template, place);
        } else {
            stay(template, place, call, now);
        }
        return Answer.ok(others(template, place, call.principal().actor(), now));
    }

    /** Two at once do not wait for each other. */
    private void sweep(Instant now) {
        db.sql("delete from presence where ctid = any(array("
                        + "select ctid from presence where seen_at < :gone for update skip locked))")
                .set("gone", now.minus(GONE_AFTER))
                .update();
    }

    private void leave(long template, String place) {
        db.sql("delete from presence where template = :template and place = :place")
                .set("template", template)
                .set("place", place)
                .update();
    }

    private void stay(long template, String place, Call call, Instant now) {
        db.sql("insert into presence (template, place, actor, card, since, seen_at)"
                        + " select :template, :place, :actor, :card, :now, :now"
                        + " where (select count(*) from presence where template = :template and place <> :place) < :most"
                        + " on conflict (template, place) do update set actor = :actor, card = :card, seen_at = :now")
                .set("template", template)
                .set("place", place)
                .set("actor", call.principal().actor())
                .set(
                        "card",
                        call.body().hasNonNull("card")
                                ? call.body().path("card").asText()
                                : null)
                .set("most", (long) MOST)
                .set("now", now)
                .update();
    }

    private ObjectNode others(long template, String place, String actor, Instant now) {
        ObjectNode json = Json.object();
        ArrayNode others = json.putArray("others");
        db.sql("select actor, card, since from presence where template = :template and place <> :place"
                        + " and seen_at >= :gone order by since, place limit :named")
                .set("template", template)
                .set("place", place)
                .set("gone", now.minus(GONE_AFTER))
                .set("named", (long) MOST_NAMED)
                .list(row -> new Present(
                        row.getString("actor"),
                        Optional.ofNullable(row.getString("card")),
                        row.getOffsetDateTime("since").toInstant()))
                .forEach(present -> others.add(present.json(db, actor)));
        return json;
    }

    private record Present(String actor, Optional<String> card, Instant since) {
        ObjectNode json(Sql sql, String reader) {
            ObjectNode json =
                    Json.object().put("name", Audit.nameOf(sql, actor)).put("you", actor.equals(reader));
            card.ifPresent(id -> json.put("card", id));
            return json.put("since", since.toString());
        }
    }
}
