package org.cardwire.tracking;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.delivery.WireIds;
import org.cardwire.link.Kinds;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;
import org.cardwire.message.Attempt;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.Life;
import org.cardwire.message.Members;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Partitions;
import org.cardwire.message.PersonalData;
import org.cardwire.message.Records;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.Ids;

/** A real ledger and everything that stands around it, with messages that were sent already. */
final class Bed implements AutoCloseable {
    static final long BRAND = 7;
    static final Msisdn ANNA = new Msisdn("+447700900123");
    static final String PLAIN = """
            {"card":{"version":1,"kind":"service","locale":"en","layout":"card","text":"Hello"},"locale":"en","sender":9,
            "imprint":{"signatures":{},"optOuts":{},"optOutOnService":false},"limits":"1","confirmation":false}""";

    final Db db;
    final InstantSource clock = InstantSource.system();
    final Keyring keys = Keyring.random();
    final IdMint ids;
    final Partitions partitions;
    final CarrierRefs refs;
    final Ledger ledger;
    final ChunkStore chunks;
    final FrozenStore frozen;
    final MessageStore messages;
    final PersonalData personal;
    final WireIds wire;
    final KnownLinks links;
    final Names names;
    final Counts counts = new Counts(new SimpleMeterRegistry());
    final AtomicInteger woken = new AtomicInteger();
    final Joining joining;
    final InboundStore inbound;
    final Sealing sealing;
    final LinkStore linkStore;

    Bed(Db db) {
        this.db = db;
        ids = IdMint.open(db, clock);
        partitions = new Partitions(db, Partitions.Settings.DEFAULT);
        partitions.maintain(clock.instant());
        refs = new CarrierRefs(db);
        ledger = new Ledger(db, 1, partitions, refs, Ledger.Settings.DEFAULT);
        chunks = new ChunkStore(db, ids::next);
        frozen = new FrozenStore(db, ids::next);
        messages = new MessageStore(db, frozen);
        personal = new PersonalData(keys.sealer(), keys.numberKey());
        wire = new WireIds(keys.mac("wire"));
        linkStore = new LinkStore(db, keys.sealer(), new Kinds());
        links = new KnownLinks(linkStore, clock);
        names = new Names(wire, refs, links);
        joining = new Joining(names, ledger, partitions, chunks, _ -> woken.incrementAndGet(), counts);
        inbound = new InboundStore(db);
        sealing = new Sealing(keys.sealer(), personal);
    }

    /** A link of that name, open or not. */
    Link link(String name, String kind, Map<String, String> settings) {
        return linkStore.save(
                name,
                kind,
                true,
                false,
                new Link.Traits(
                        List.of(),
                        0,
                        0,
                        300_000,
                        SmsContent.Concatenation.UDH_8BIT,
                        Link.InDoubt.HOLD,
                        1,
                        Optional.empty()),
                settings);
    }

    Sent sms(int link, int parts) {
        return send(ids.nextBlock(), BRAND, ANNA, PLAIN, link, Channel.SMS, parts);
    }

    Sent rcs(int link) {
        return send(ids.nextBlock(), BRAND, ANNA, PLAIN, link, Channel.RCS, 1);
    }

    /** A message with one accepted try, whose chunk is due in an hour. */
    Sent send(long block, long brand, Msisdn to, String document, int link, Channel channel, int parts) {
        long id = Ids.message(block, 0);
        Instant now = Instant.now();
        Frozen content = frozen.keep(
                brand, false, Lane.TRANSACTIONAL, List.of(new Form(channel, Duration.ofMinutes(10))), document);
        db.sql("""
                        insert into submission (id, brand, live, lane, frozen, first_message, total, created_at)
                        values (:id, :brand, false, 1, :frozen, :id, 1, now())""")
                .set("id", id)
                .set("brand", brand)
                .set("frozen", content.id())
                .update();
        messages.add(
                db,
                List.of(new Message(
                        id,
                        id,
                        brand,
                        content.id(),
                        personal.key(to),
                        personal.seal(brand, to),
                        Optional.empty(),
                        now,
                        now.plus(Duration.ofHours(2)),
                        Optional.empty())));
        Members members = Members.none();
        members.add(0);
        chunks.add(db, block, Lane.TRANSACTIONAL, members, now.plus(Duration.ofHours(1)));
        return new Sent(id, link, channel, parts);
    }

    /** A message that was sent as so many parts, which the carrier names by the message and part. */
    record Sent(long id, int link, Channel channel, int parts) {
        String ref(int part) {
            return Long.toHexString(id) + "-" + part;
        }

        Records answer() {
            Attempt attempt = new Attempt(
                    1,
                    0,
                    channel,
                    link,
                    0,
                    true,
                    Attempt.Result.ACCEPTED,
                    "",
                    Instant.now(),
                    Instant.now().plusSeconds(600),
                    parts,
                    100,
                    "{}");
            Records records = new Records().attempt(id, attempt);
            for (int part = 0; part < parts; part++) {
                records.ref(id, attempt, new PartRef(part, ref(part)));
            }
            return records;
        }
    }

    /** The carrier's answer is on record. */
    Sent answered(Sent sent) {
        await(ledger.append(sent.answer()));
        return sent;
    }

    static CarrierEvent receipt(String ref, CarrierEvent.State state) {
        return new CarrierEvent.Receipt(ref, state, state.name(), Instant.now());
    }

    static CarrierEvent delivered(String ref) {
        return receipt(ref, CarrierEvent.State.DELIVERED);
    }

    Life life(long id) {
        return messages.find(id).orElseThrow().life();
    }

    List<EventKind> kinds(long id) {
        return life(id).events().stream().map(Event::kind).toList();
    }

    boolean due(long id) {
        return db.sql("select due_at <= now() and pulled as due from chunk where block = :block")
                .set("block", Ids.blockOf(id))
                .one(row -> row.getBoolean("due"))
                .orElse(false);
    }

    /** What the counters of a submission of one message say, by fact. */
    Map<Integer, Long> counters(long submission) {
        Map<Integer, Long> counted = new HashMap<>();
        db.sql("select fact, sum(n)::bigint as n from counter where submission = :id group by fact having sum(n) <> 0")
                .set("id", submission)
                .list(row -> counted.put(row.getInteger("fact"), row.getLong("n")));
        return counted;
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    static void eventually(BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("did not come true within 20 s");
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        joining.close();
        ledger.close();
        ids.close();
    }
}
