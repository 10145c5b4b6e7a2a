package org.cardwire.reporting;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fitting.Imprint;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.Members;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Outcome;
import org.cardwire.message.Partitions;
import org.cardwire.message.PersonalData;
import org.cardwire.message.Records;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.FrozenContent;

/** Messages and what happened to them, put into a database the way the server does: for tests of what reads them. */
public final class Recorded implements AutoCloseable {
    private static final AtomicInteger STREAMS = new AtomicInteger();

    public final Db db;
    public final IdMint ids;
    public final Keyring keys = Keyring.random();
    public final PersonalData personal = new PersonalData(keys.sealer(), keys.numberKey());
    public final FrozenStore frozen;
    public final MessageStore messages;
    public final ChunkStore chunks;
    public final Ledger ledger;
    private final AtomicInteger numbers = new AtomicInteger(447700900);

    public Recorded(Db db) {
        this.db = db;
        this.ids = IdMint.open(db, Instant::now);
        Partitions partitions = new Partitions(db, Partitions.Settings.DEFAULT);
        partitions.maintain(Instant.now());
        this.frozen = new FrozenStore(db, ids::next);
        this.messages = new MessageStore(db, frozen);
        this.chunks = new ChunkStore(db, ids::next);
        this.ledger =
                new Ledger(db, STREAMS.incrementAndGet(), partitions, new CarrierRefs(db), Ledger.Settings.DEFAULT);
    }

    /** A number that no other call gives. */
    public Msisdn number() {
        return new Msisdn("+" + numbers.incrementAndGet() + "001");
    }

    /** An accepted service message in a submission of its own, not yet looked at. */
    public Message accepted(long brand, Msisdn to, Channel... chain) {
        return accepted(brand, true, to, chain);
    }

    /** The same for the sandbox. */
    Message tested(long brand, Msisdn to, Channel... chain) {
        return accepted(brand, false, to, chain);
    }

    private Message accepted(long brand, boolean live, Msisdn to, Channel... chain) {
        FrozenContent content = new FrozenContent(
                Json.object(),
                "zh-CN",
                7,
                Imprint.NONE,
                Optional.of(new FrozenContent.TemplateRef(9, 3)),
                "1",
                false,
                Optional.empty());
        List<Form> forms = Arrays.stream(chain)
                .map(channel -> new Form(channel, Duration.ofMinutes(10)))
                .toList();
        Frozen kept = frozen.keep(brand, live, Lane.TRANSACTIONAL, forms, Json.write(content));
        long submission = ids.next();
        long block = ids.nextBlock();
        long id = Ids.message(block, 0);
        Instant now = Instant.now();
        Message message = new Message(
                id,
                submission,
                brand,
                kept.id(),
                personal.key(to),
                personal.seal(brand, to),
                Optional.of(personal.sealVariables(submission, "{\"name\":\"李雷\"}")),
                now,
                now.plus(Duration.ofHours(48)),
                Optional.of("order-" + id));
        db.transact(tx -> {
            tx.sql(
                            "insert into brand (id, name, time_zone, locale) values (:id, 'b', 'UTC', 'en') on conflict do nothing")
                    .set("id", brand)
                    .update();
            tx.sql("insert into submission (id, brand, live, lane, frozen, first_message, total, metadata, created_at)"
                            + " values (:id, :brand, true, 1, :frozen, :first, 1, '{\"shop\":\"west\"}', now())")
                    .set("id", submission)
                    .set("brand", brand)
                    .set("frozen", kept.id())
                    .set("first", id)
                    .update();
            messages.add(tx, List.of(message));
            chunks.add(tx, block, Lane.TRANSACTIONAL, Members.first(1), now);
        });
        return message;
    }

    public Attempt tried(Message message, int no, int form, Channel channel, Result result, String code) {
        String decision = """
                {"gate":["opt_out","blocked_number"],"link":"north","from":"10690001","passedOver":["south"],
                 "reach":"carrier","segments":2,"losses":[{"code":"media-on-page","params":{"count":"2"}}],"reason":"busy"}""";
        Instant now = Instant.now();
        Attempt attempt =
                new Attempt(no, form, channel, 1, 0, true, result, code, now, now.plusSeconds(60), 1, 1234, decision);
        append(new Records().attempt(message.id(), attempt));
        return attempt;
    }

    public void happened(Message message, Channel channel, Event event) {
        append(new Records().event(message.id(), channel, event));
    }

    public void happened(Message message, Channel channel, int attempt, EventKind kind, String code) {
        happened(message, channel, Event.of(attempt, kind, code, Instant.now()));
    }

    /** The outcome, and no more work in its chunk. */
    public void ended(Message message, Channel channel, Outcome outcome) {
        append(new Records().outcome(message.id(), channel, outcome, Instant.now()));
        db.sql("delete from chunk where block = :block")
                .set("block", Ids.blockOf(message.id()))
                .update();
    }

    public void append(Records records) {
        ledger.append(records).toCompletableFuture().join();
    }

    @Override
    public void close() {
        ledger.close();
        ids.close();
    }
}
