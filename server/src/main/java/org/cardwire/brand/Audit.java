package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who changed what. Written in the transaction of the change, so that neither is without the other. */
public final class Audit {
    static final PublicId ID = new PublicId("aud");

    record Entry(
            long id, Instant at, String actor, String actorName, String action, String subject, JsonNode details) {}

    record View(
            String id, Instant at, String actor, String actorName, String action, String subject, JsonNode details) {}

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final IdMint ids;

    public Audit(IdMint ids) {
        this.ids = ids;
    }

    /**
     * @param action such as {@code sender.updated}
     * @param subject public id of what was changed
     * @param details never a secret, a whole number or a message's text
     */
    public void note(Sql sql, Principal actor, String action, String subject, Map<String, ?> details) {
        sql.sql("insert into audit (id, brand, actor, actor_name, action, subject, details)"
                        + " values (:id, :brand, :actor, :name, :action, :subject, :details::text::jsonb)")
                .set("id", ids.next())
                .set("brand", actor.brand())
                .set("actor", actor.actor())
                .set("name", nameOf(sql, actor.actor()))
                .set("action", action)
                .set("subject", subject)
                .set("details", Json.write(details))
                .update();
    }

    /**
     * Of what was done before, in a transaction of others. An entry that cannot be written then goes to the log: the caller
     * has to hear what is true, and that is what was done.
     */
    public void noteDone(Sql sql, Principal actor, String action, String subject, Map<String, ?> details) {
        try {
            note(sql, actor, action, subject, details);
        } catch (DbException e) {
            LOG.error(
                    "audit entry not stored actor={} action={} subject={} details={} reason=\"{}\"",
                    actor.actor(),
                    action,
                    subject,
                    Json.write(details),
                    e.getMessage());
        }
    }

    /** That of the user or API key, else its id. */
    public static String nameOf(Sql sql, String actor) {
        long key = ApiKey.ID.tryParse(actor).orElse(-1);
        long user = User.ID.tryParse(actor).orElse(-1);
        Optional<String> name = sql.sql(
                        "select name from app_user where id = :user union all select name from api_key where id = :key")
                .set("user", user)
                .set("key", key)
                .one(row -> row.getString("name"));
        return name.orElse(actor);
    }

    List<Entry> list(Sql sql, long brand, long before, int count) {
        return sql.sql("select id, at, actor, actor_name, action, subject, details::text as details from audit"
                        + " where brand = :brand and id < :before order by id desc limit :count")
                .set("brand", brand)
                .set("before", before)
                .set("count", (long) count)
                .list(Audit::read);
    }

    static View view(Entry entry) {
        return new View(
                ID.of(entry.id()),
                entry.at(),
                entry.actor(),
                entry.actorName(),
                entry.action(),
                entry.subject(),
                entry.details());
    }

    private static Entry read(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject"),
                Json.tree(row.getString("details")));
    }
}
