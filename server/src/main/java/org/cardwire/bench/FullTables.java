package org.cardwire.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.message.Attempt;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.Chunk;
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
import org.cardwire.message.Placement;
import org.cardwire.message.Records;
import org.cardwire.message.Step;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.Ids;

/** The tables of the server, through the stores and the ledger that the server uses. */
final class FullTables implements StorageBench.Way, AutoCloseable {
    private static final long BRAND = 7;
    private static final long SUBMISSION = 42;
    private static final int LINK = 1;
    private static final Lane LANE = Lane.TRANSACTIONAL;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration EXPIRY = Duration.ofHours(48);

    private final Db db;
    private final IdMint ids;
    private final MessageStore messages;
    private final ChunkStore chunks;
    private final CarrierRefs refs;
    private final Ledger ledger;
    private final PersonalData personal;
    private final Frozen frozen;
    private final Samples samples = new Samples();

    FullTables(Db db, IdMint ids) {
        this.db = db;
        this.ids = ids;
        FrozenStore contents = new FrozenStore(db, ids::next);
        messages = new MessageStore(db, contents);
        chunks = new ChunkStore(db, ids::next);
        refs = new CarrierRefs(db);
        Partitions partitions = new Partitions(db, Partitions.Settings.DEFAULT);
        partitions.maintain(Instant.now());
        ledger = new Ledger(db, ids.writer(), partitions, refs, Ledger.Settings.DEFAULT);
        Keyring keys = Keyring.random();
        personal = new PersonalData(keys.sealer(), keys.numberKey());
        frozen = contents.keep(BRAND, false, LANE, List.of(new Form(Channel.SMS, EXPIRY)), "{}");
        db.sql("""
                        insert into submission (id, brand, live, lane, frozen, first_message, total, created_at)
                        values (:id, :brand, false, :lane, :frozen, 0, 0, now())""")
                .set("id", SUBMISSION)
                .set("brand", BRAND)
                .set("lane", (short) LANE.ordinal())
                .set("frozen", frozen.id())
                .update();
    }

    @Override
    public void live(int count) {
        Instant now = Instant.now();
        enqueue(count, now);
        Chunk chunk = lease();
        List<Long> members = messages.lives(chunk).stream()
                .map(subject -> subject.message().id())
                .toList();
        if (!ledger.mark(chunk, LINK, chunk.members(), new Records(), () -> true)
                .toCompletableFuture()
                .join()) {
            throw new IllegalStateException("the lease of chunk " + chunk.id() + " is lost");
        }
        Records tries = new Records();
        members.forEach(id -> tries.attempt(id, attempt(now)).ref(id, attempt(now), ref(id)));
        append(tries);
        chunks.place(chunk, Map.of(wait(now), chunk.members()));
        receipts(members, now);
        happened(members, EventKind.READ, now);
        happened(members, EventKind.CLICKED, now);
    }

    private void enqueue(int count, Instant now) {
        long block = ids.nextBlock();
        List<Samples.Sample> recipients = samples.next(count);
        List<Message> fresh = IntStream.range(0, count)
                .mapToObj(i -> message(Ids.message(block, i), recipients.get(i), now))
                .toList();
        db.transact(tx -> {
            messages.add(tx, fresh);
            chunks.add(tx, block, LANE, Members.first(count), now);
        });
    }

    private Message message(long id, Samples.Sample recipient, Instant now) {
        Msisdn number = new Msisdn(recipient.number());
        long numberKey = personal.key(number);
        return new Message(
                id,
                SUBMISSION,
                BRAND,
                frozen.id(),
                numberKey,
                personal.seal(BRAND, number, numberKey),
                Optional.of(personal.sealVariables(SUBMISSION, recipient.variables())),
                now,
                now.plus(EXPIRY),
                Optional.empty());
    }

    /** One chunk; another worker may have been faster with the one that was due first. */
    private Chunk lease() {
        List<Chunk> leased = List.of();
        while (leased.isEmpty()) {
            leased = chunks.lease(LANE, ids.writer(), List.of(LINK), 1, LEASE);
        }
        return leased.getFirst();
    }

    private static Attempt attempt(Instant now) {
        return new Attempt(
                1,
                0,
                Channel.SMS,
                LINK,
                0,
                false,
                Attempt.Result.ACCEPTED,
                "",
                now,
                now.plus(EXPIRY),
                1,
                60,
                "{\"gate\":[\"opt_out\",\"blocked_number\"],\"link\":\"bench-sms\",\"from\":\"60777\",\"losses\":[]}");
    }

    private static PartRef ref(long id) {
        return new PartRef(0, Samples.ref(id));
    }

    private static Placement wait(Instant now) {
        return new Placement(Step.AWAIT, OptionalInt.empty(), 2, now.plus(EXPIRY));
    }

    private void receipts(List<Long> members, Instant now) {
        Records receipts = new Records();
        var named = refs.find(List.of(LINK), members.stream().map(Samples::ref).toList());
        named.values()
                .forEach(about -> receipts.event(
                                about.messageId(),
                                Channel.SMS,
                                Event.of(about.attempt(), EventKind.DELIVERED, "DELIVRD", now))
                        .outcome(about.messageId(), Channel.SMS, Outcome.DELIVERED, now));
        append(receipts);
    }

    private void happened(List<Long> members, EventKind kind, Instant now) {
        Records records = new Records();
        members.forEach(id -> records.event(id, Channel.SMS, Event.of(1, kind, "", now))
                .outcome(id, Channel.SMS, Outcome.DELIVERED, now));
        append(records);
    }

    /** As carriers do: the ledger expects more of that for a while. */
    void repeatOneFact() {
        long id = Ids.message(ids.nextBlock(), 0);
        for (int i = 0; i < 2; i++) {
            append(new Records().event(id, Channel.SMS, Event.of(1, EventKind.READ, "", Instant.now())));
        }
    }

    private void append(Records records) {
        ledger.append(records).toCompletableFuture().join();
    }

    @Override
    public long ended() {
        return db.sql(
                        "select count(*) as n from event e join outcome o using (message_id) where e.kind = :kind and o.rank = :rank")
                .set("kind", (short) EventKind.CLICKED.code())
                .set("rank", (short) Outcome.DELIVERED.rank())
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
