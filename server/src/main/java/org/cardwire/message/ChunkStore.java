package org.cardwire.message;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Waiting;
import org.cardwire.platform.id.Ids;

/**
 * Chunks of work and their leases, on the database's clock. A statement that touches several locks them in the order of
 * their ids, so that no two wait for each other in a ring. Blocks.
 */
public final class ChunkStore {
    private static final int CANDIDATES = 200;

    private final Db db;
    private final LongSupplier ids;

    public ChunkStore(Db db, LongSupplier ids) {
        this.db = db;
        this.ids = ids;
    }

    /** Adds the members of a new block, to be sent then; the first lease is epoch 1. */
    public void add(Sql sql, long block, Lane lane, Members members, Instant due) {
        Waiting.on(addLater(sql, block, lane, Step.SEND, members, due));
    }

    /** The same at another step: {@code HELD} while their time has not come. Returns at once. */
    public Future<Integer> addLater(Sql sql, long block, Lane lane, Step step, Members members, Instant due) {
        return sql.sql("""
                        insert into chunk (id, block, lane, step, attempt, members, in_flight, due_at)
                        values (:id, :block, :lane, :step, 1, :members, :none, :due)""")
                .set("id", ids.getAsLong())
                .set("block", block)
                .set("lane", (short) lane.ordinal())
                .set("step", (short) step.ordinal())
                .set("members", members.bytes())
                .set("none", Members.none().bytes())
                .set("due", due)
                .updateLater();
    }

    /**
     * Leases due chunks of a lane, the longest due first, until about that many messages are taken.
     *
     * @param links the links that this node holds a session of; chunks that wait for another link are left alone while some
     *     node holds a session of that
     */
    public List<Chunk> lease(Lane lane, int node, Collection<Integer> links, int messages, Duration length) {
        return db.sql("""
                        with candidate as (
                            select id, sum(bit_count(members)) over (order by due_at, id) - bit_count(members) as before
                            from (select id, due_at, members from chunk
                                where lane = :lane and due_at <= now() and lease_until < now()
                                    and (link is null or link = any(:links)
                                        or not exists (select 1 from link l join link_session s on s.link = l.no
                                            where l.no = chunk.link and l.enabled and s.lease_until > now()))
                                order by due_at limit :candidates) due),
                        free as (
                            select id from chunk
                            where id = any(array(select id from candidate where before < :messages)) and lease_until < now()
                            order by id for update)
                        update chunk set epoch = epoch + 1, node = :node, lease_until = now() + :length * interval '1 ms'
                        where id = any(array(select id from free))
                        returning *""")
                .set("lane", (short) lane.ordinal())
                .set("links", links.toArray(Integer[]::new))
                .set("candidates", CANDIDATES)
                .set("node", node)
                .set("length", (double) length.toMillis())
                .set("messages", messages)
                .list(ChunkStore::read);
    }

    /** The ids of those chunks whose lease was renewed; the others have passed to another holder. */
    public List<Long> renew(Collection<Chunk> held, Duration length) {
        return db.sql("""
                        with standing as (
                            select c.id from unnest(:ids::bigint[], :epochs::int[]) u(id, epoch)
                            join chunk c on c.id = u.id and c.epoch = u.epoch
                            order by c.id for update of c)
                        update chunk set lease_until = now() + :length * interval '1 ms'
                        where id = any(array(select id from standing))
                        returning id""")
                .set("length", (double) length.toMillis())
                .set("ids", held.stream().map(Chunk::id).toArray(Long[]::new))
                .set("epochs", held.stream().map(Chunk::epoch).toArray(Integer[]::new))
                .list(row -> row.getLong(0));
    }

    /**
     * Ends the lease: the members go where they belong, in sibling chunks with disjoint sets; members that are in no
     * placement need no more work. News that came meanwhile makes all of them due at once. Does nothing when the lease has
     * passed to another holder, and then answers false.
     */
    public boolean place(Chunk chunk, Map<Placement, Members> placements) {
        return db.inTransaction(tx -> {
            var pulled = tx.sql("select pulled from chunk where id = :id and epoch = :epoch for update")
                    .set("id", chunk.id())
                    .set("epoch", chunk.epoch())
                    .one(row -> row.getBoolean(0));
            pulled.ifPresent(atOnce -> {
                var _ = tx.sql("delete from chunk where id = :id")
                        .set("id", chunk.id())
                        .updateLater();
                insert(tx, chunk, placements, atOnce);
            });
            return pulled.isPresent();
        });
    }

    /** Returns at once. */
    private void insert(Sql sql, Chunk chunk, Map<Placement, Members> placements, boolean atOnce) {
        if (placements.isEmpty()) {
            return;
        }
        List<Map.Entry<Placement, Members>> rows = new ArrayList<>(placements.entrySet());
        var _ = sql.sql("""
                        insert into chunk (id, block, lane, step, link, attempt, members, in_flight, due_at, epoch)
                        select u.id, :block, :lane, u.step, nullif(u.link, -1), u.attempt, u.members, :none,
                            case when :at_once then now() else u.due end, :epoch
                        from unnest(:ids::bigint[], :steps::smallint[], :links::int[], :attempts::int[],
                            :members::bytea[], :dues::timestamptz[]) u(id, step, link, attempt, members, due)""")
                .set("block", chunk.block())
                .set("lane", (short) chunk.lane().ordinal())
                .set("none", Members.none().bytes())
                .set("at_once", atOnce)
                .set("epoch", chunk.epoch())
                .set("ids", rows.stream().map(_ -> ids.getAsLong()).toArray(Long[]::new))
                .set(
                        "steps",
                        rows.stream()
                                .map(r -> (short) r.getKey().step().ordinal())
                                .toArray(Short[]::new))
                .set(
                        "links",
                        rows.stream().map(r -> r.getKey().link().orElse(-1)).toArray(Integer[]::new))
                .set("attempts", rows.stream().map(r -> r.getKey().attempt()).toArray(Integer[]::new))
                .set("members", rows.stream().map(r -> r.getValue().bytes()).toArray(byte[][]::new))
                .set("dues", rows.stream().map(r -> r.getKey().due()).toArray(Instant[]::new))
                .updateLater();
    }

    /**
     * Makes the chunks of these messages due now, and says in which lanes: something happened that their holder should look
     * at. A chunk that is placed at this very moment hides its siblings from the statement, which sees the table as it was;
     * so whoever was not found is looked for once more. A sibling that is placed during that was leased after the news was
     * on disk.
     */
    public Set<Lane> pull(Collection<Long> messages) {
        Map<Long, Lane> found = new HashMap<>(pulled(messages));
        Set<Long> missed = new HashSet<>(messages);
        missed.removeAll(found.keySet());
        if (!missed.isEmpty()) {
            found.putAll(pulled(missed));
        }
        return Set.copyOf(found.values());
    }

    private Map<Long, Lane> pulled(Collection<Long> messages) {
        Map<Long, Lane> lanes = new HashMap<>();
        db.sql("""
                        with found as (
                            select u.id as message, c.id, c.lane
                            from unnest(:ids::bigint[], :blocks::bigint[], :positions::int[]) u(id, block, position)
                            join chunk c on c.block = u.block and get_bit(c.members, u.position) = 1
                            order by c.id for update of c),
                        moved as (
                            update chunk set pulled = true, due_at = least(due_at, now())
                            where id = any(array(select id from found)))
                        select message, lane from found""")
                .set("ids", messages.toArray(Long[]::new))
                .set("blocks", messages.stream().map(Ids::blockOf).toArray(Long[]::new))
                .set("positions", messages.stream().map(Ids::positionOf).toArray(Integer[]::new))
                .list(row -> lanes.put(row.getLong("message"), Lane.values()[row.getInteger("lane")]));
        return lanes;
    }

    /** Whether a holder of the message's chunk was about to put it onto the wire and has recorded no end of that. */
    public boolean inFlight(long message) {
        return db.sql("select 1 as one from chunk where block = :block and get_bit(in_flight, :position) = 1")
                .set("block", Ids.blockOf(message))
                .set("position", Ids.positionOf(message))
                .one(row -> row.getInteger("one"))
                .isPresent();
    }

    /** Makes all work of a block due now; twice, for the reason that {@link #pull} has. */
    public void pullBlock(long block) {
        for (int look = 0; look < 2; look++) {
            db.sql("""
                            with found as (select id from chunk where block = :block order by id for update)
                            update chunk set pulled = true, due_at = least(due_at, now())
                            where id = any(array(select id from found))""").set("block", block).update();
        }
    }

    /** Which messages of a block are at a step. */
    public record Work(long block, Step step, Members members) {}

    /** All work of these blocks, whoever holds it. */
    public List<Work> work(Collection<Long> blocks) {
        return db.reads()
                .sql("select block, step, members from chunk where block = any(:blocks)")
                .set("blocks", blocks.toArray(Long[]::new))
                .list(row -> new Work(
                        row.getLong("block"),
                        Step.values()[row.getInteger("step")],
                        Members.of(row.getBuffer("members").getBytes())));
    }

    /**
     * Work that nobody has taken yet.
     *
     * @param oldestSeconds how long the oldest of it has been due
     */
    public record Backlog(Lane lane, long messages, double oldestSeconds) {}

    /** The work of every lane that is due and not leased. */
    public List<Backlog> backlog() {
        Map<Lane, Backlog> found = new EnumMap<>(Lane.class);
        db.reads().sql("""
                        select lane, sum(bit_count(members))::bigint as messages,
                            extract(epoch from now() - min(due_at))::float8 as oldest
                        from chunk where due_at <= now() and lease_until < now() group by lane""").list(row -> {
            Lane lane = Lane.values()[row.getInteger("lane")];
            return found.put(lane, new Backlog(lane, row.getLong("messages"), row.getDouble("oldest")));
        });
        return Stream.of(Lane.values())
                .map(lane -> found.getOrDefault(lane, new Backlog(lane, 0, 0)))
                .toList();
    }

    private static Chunk read(Row row) {
        Integer link = row.getInteger("link");
        return new Chunk(
                row.getLong("id"),
                row.getLong("block"),
                Lane.values()[row.getInteger("lane")],
                Step.values()[row.getInteger("step")],
                link == null ? OptionalInt.empty() : OptionalInt.of(link),
                row.getInteger("attempt"),
                Members.of(row.getBuffer("members").getBytes()),
                Members.of(row.getBuffer("in_flight").getBytes()),
                row.getInteger("epoch"));
    }
}
