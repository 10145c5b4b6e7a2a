package org.cardwire.tracking.inbox;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/** Conversations in the database. What is put twice is kept once. Blocks. */
public final class Inbox {
    /** As long as what came in is kept itself. */
    private static final Duration KEPT = Duration.ofDays(180);

    private static final String ANSWERED = "answered";
    private static final String DONE = "done";

    private final Db db;
    private final Sealer sealer;
    private final PersonalData personal;
    private final LongSupplier ids;

    /** @param ids later ones are greater */
    public Inbox(Db db, Sealer sealer, PersonalData personal, LongSupplier ids) {
        this.db = db;
        this.sealer = sealer;
        this.personal = personal;
        this.ids = ids;
    }

    /** How many wait for an answer, and since when. */
    public record Waiting(long conversations, Optional<Instant> since) {}

    public void put(Said said) {
        long key = personal.key(said.from());
        db.transact(tx -> {
            long conversation = conversation(tx, said, key);
            long id = ids.getAsLong();
            if (keep(tx, conversation, id, said)) {
                move(tx, conversation, id, said);
            }
        });
    }

    /** The one of this handset; nobody else puts anything into it until the transaction ends. */
    private long conversation(Sql sql, Said said, long key) {
        return sql.sql("""
                        insert into conversation (id, brand, live, number_key, number_sealed, last_word)
                        values (:id, :brand, :live, :key, :sealed, 0)
                        on conflict (brand, live, number_key) do update set number_key = excluded.number_key
                        returning id""")
                .set("id", ids.getAsLong())
                .set("brand", said.brand())
                .set("live", said.live())
                .set("key", key)
                .set("sealed", personal.seal(said.brand(), said.from(), key))
                .one(row -> row.getLong("id"))
                .orElseThrow();
    }

    private boolean keep(Sql sql, long conversation, long id, Said said) {
        return sql.sql("""
                        insert into word (conversation, id, at, sender, event_key, message_id, link, kind, channel, text_sealed)
                        values (:conversation, :id, :at, :sender, :event, :message, :link, :kind, :channel, :text)
                        on conflict do nothing""")
                        .set("conversation", conversation)
                        .set("id", id)
                        .set("at", said.at())
                        .set("sender", said.sender())
                        .set("event", said.eventKey())
                        .set(
                                "message",
                                said.message().isPresent() ? said.message().getAsLong() : null)
                        .set("link", said.link())
                        .set("kind", (short) said.kind().ordinal())
                        .set("channel", (short) said.channel().ordinal())
                        .set("text", sealer.seal(said.text(), context(conversation, id)))
                        .update()
                > 0;
    }

    private static void move(Sql sql, long conversation, long id, Said said) {
        String places = switch (said.kind()) {
            case TEXT ->
                "last_word = :id, last_text = :id, waits_since = coalesce(waits_since, :at), settled = null,"
                        + " settled_by = null, settled_name = null, settled_at = null";
            case TAP -> "last_word = :id, last_tap = :id";
            case OPT_OUT -> "last_word = :id, last_opt_out = :id";
            case OPT_IN, HELP, ANSWER -> "last_word = :id";
        };
        Statement statement = sql.sql("update conversation set " + places + " where id = :conversation")
                .set("id", id)
                .set("conversation", conversation);
        if (said.kind() == Word.Kind.TEXT) {
            statement.set("at", said.at());
        }
        statement.update();
    }

    /** Those with the newest word first. */
    public List<Conversation> page(InboxFilter filter, int limit) {
        String place = "c." + filter.kind().place();
        List<String> wanted = new ArrayList<>(List.of("c.brand = :brand and " + place + " < :below"));
        filter.live().ifPresent(_ -> wanted.add("c.live = :live"));
        if (filter.waiting()) {
            wanted.add("c.waits_since is not null");
        }
        if (filter.numberKey().isPresent()) {
            wanted.add("c.number_key = :key");
        }
        Statement statement = db.reads()
                .sql(
                        "select c.*, w.id as word, w.at, w.kind, w.channel, w.sender, w.message_id, w.text_sealed, w.author"
                                + " from conversation c join word w on w.conversation = c.id and w.id = " + place
                                + " where "
                                + String.join(" and ", wanted) + " order by " + place + " desc limit :limit")
                .set("brand", filter.brand())
                .set("below", filter.below())
                .set("limit", (long) limit);
        filter.live().ifPresent(live -> statement.set("live", live));
        filter.numberKey().ifPresent(key -> statement.set("key", key));
        return statement.list(this::conversation);
    }

    public Optional<Conversation> find(long brand, long id) {
        return db.sql(
                        "select c.*, w.id as word, w.at, w.kind, w.channel, w.sender, w.message_id, w.text_sealed, w.author"
                                + " from conversation c join word w on w.conversation = c.id and w.id = c.last_word"
                                + " where c.brand = :brand and c.id = :id")
                .set("brand", brand)
                .set("id", id)
                .one(this::conversation);
    }

    /** The newest first, those below the id. */
    public List<Word> words(long conversation, long below, int limit) {
        return db.reads()
                .sql("""
                        select id as word, at, kind, channel, sender, message_id, text_sealed, author from word
                        where conversation = :conversation and id < :below order by id desc limit :limit""")
                .set("conversation", conversation)
                .set("below", below)
                .set("limit", (long) limit)
                .list(row -> word(row, conversation));
    }

    public Waiting waiting(long brand, boolean live) {
        return db.reads()
                .sql("""
                        select count(*) as n, min(waits_since) as since from conversation
                        where brand = :brand and live = :live and waits_since is not null""")
                .set("brand", brand)
                .set("live", live)
                .one(row -> new Waiting(
                        row.getLong("n"),
                        Optional.ofNullable(row.getOffsetDateTime("since")).map(at -> at.toInstant())))
                .orElseThrow();
    }

    /** Keeps the words of an answer that was sent, and that nobody waits any more. */
    public void answered(Sql sql, Conversation conversation, Word answer, String by) {
        sql.sql("""
                        insert into word (conversation, id, at, sender, message_id, kind, channel, text_sealed, author)
                        values (:conversation, :id, :at, :sender, :message, :kind, :channel, :text, :author)""")
                .set("conversation", conversation.id())
                .set("id", answer.id())
                .set("at", answer.at())
                .set("sender", answer.sender())
                .set("message", answer.message().getAsLong())
                .set("kind", (short) Word.Kind.ANSWER.ordinal())
                .set("channel", (short) answer.channel().ordinal())
                .set("text", sealer.seal(answer.text(), context(conversation.id(), answer.id())))
                .set("author", answer.author().orElseThrow())
                .update();
        settle(sql, conversation, ANSWERED, by, answer.author().orElseThrow(), answer.at());
    }

    /** Nobody needs to answer. */
    public void done(Sql sql, Conversation conversation, String by, String name, Instant at) {
        settle(sql, conversation, DONE, by, name, at);
    }

    /** A text that came in meanwhile goes on waiting. */
    private static void settle(Sql sql, Conversation conversation, String how, String by, String name, Instant at) {
        sql.sql("""
                        update conversation set waits_since = null, settled = :how, settled_by = :by, settled_name = :name,
                            settled_at = :at
                        where id = :id and last_word = :seen""")
                .set("how", how)
                .set("by", by)
                .set("name", name)
                .set("at", at)
                .set("id", conversation.id())
                .set("seen", conversation.last().id())
                .update();
    }

    /** It waits again, since its last text. */
    public void reopen(Sql sql, Conversation conversation) {
        sql.sql("""
                        update conversation c set settled = null, settled_by = null, settled_name = null, settled_at = null,
                            waits_since = (select at from word w where w.conversation = c.id and w.id = c.last_text)
                        where id = :id""").set("id", conversation.id()).update();
    }

    /** Of all brands, what is older than what came in is kept. */
    public void forgetOld(Instant now) {
        db.sql("delete from word where at < :before")
                .set("before", now.minus(KEPT))
                .update();
        db.sql("delete from conversation c"
                        + " where not exists (select 1 from word w where w.conversation = c.id and w.id = c.last_word)")
                .update();
    }

    private Conversation conversation(Row row) {
        long id = row.getLong("id");
        long brand = row.getLong("brand");
        long key = row.getLong("number_key");
        return new Conversation(
                id,
                brand,
                row.getBoolean("live"),
                key,
                personal.open(brand, key, row.getBuffer("number_sealed").getBytes()),
                word(row, id),
                Optional.ofNullable(row.getOffsetDateTime("waits_since")).map(at -> at.toInstant()),
                Optional.ofNullable(row.getString("settled"))
                        .map(how -> new Conversation.Settled(
                                how.equals(ANSWERED),
                                row.getString("settled_by"),
                                row.getString("settled_name"),
                                row.getOffsetDateTime("settled_at").toInstant())));
    }

    private Word word(Row row, long conversation) {
        long id = row.getLong("word");
        return new Word(
                id,
                row.getOffsetDateTime("at").toInstant(),
                Word.Kind.values()[row.getInteger("kind")],
                Channel.values()[row.getInteger("channel")],
                row.getLong("sender"),
                sealer.open(row.getBuffer("text_sealed").getBytes(), context(conversation, id)),
                Optional.ofNullable(row.getLong("message_id"))
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty),
                Optional.ofNullable(row.getString("author")));
    }

    private static String context(long conversation, long id) {
        return "word:" + conversation + ":" + id;
    }
}
