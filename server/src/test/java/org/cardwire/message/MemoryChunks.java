package org.cardwire.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.platform.id.Ids;

/** The table of chunks in memory, with the epochs and leases of the real one: every method is one transaction. */
public final class MemoryChunks {
    private record Row(Chunk chunk, Instant due, boolean pulled, Instant leaseUntil) {
        Row with(Chunk other) {
            return new Row(other, due, pulled, leaseUntil);
        }

        /** When it can be leased. */
        Instant free() {
            return due.isAfter(leaseUntil) ? due : leaseUntil;
        }
    }

    private final Map<Long, Row> rows = new TreeMap<>();
    private final LongSupplier ids;

    public MemoryChunks(LongSupplier ids) {
        this.ids = ids;
    }

    public void add(long block, Lane lane, Members members, Instant due) {
        long id = ids.getAsLong();
        rows.put(
                id,
                new Row(
                        new Chunk(id, block, lane, Step.SEND, OptionalInt.empty(), 1, members, Members.none(), 0),
                        due,
                        false,
                        Instant.MIN));
    }

    /**
     * When the next chunk is due that nobody holds, or the end of time.
     *
     * @param elsewhere the links that only other nodes have open: what waits for them is left alone
     */
    public Instant nextDue(IntPredicate elsewhere) {
        return free(elsewhere).map(Row::free).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private Stream<Row> free(IntPredicate elsewhere) {
        return rows.values().stream().filter(row -> row.chunk().link().stream().noneMatch(elsewhere));
    }

    /** The chunk that has been due the longest, under a new epoch. */
    public Optional<Chunk> lease(Instant now, Duration length, IntPredicate elsewhere) {
        return free(elsewhere)
                .filter(row -> !row.free().isAfter(now))
                .min(Comparator.comparing(Row::due))
                .map(row -> {
                    Chunk chunk = in(
                            row.chunk(),
                            row.chunk().epoch() + 1,
                            row.chunk().link(),
                            row.chunk().inFlight());
                    rows.put(chunk.id(), new Row(chunk, row.due(), row.pulled(), now.plus(length)));
                    return chunk;
                });
    }

    public boolean renew(Chunk chunk, Instant now, Duration length) {
        boolean held = holds(chunk);
        if (held) {
            rows.computeIfPresent(
                    chunk.id(), (_, row) -> new Row(row.chunk(), row.due(), row.pulled(), now.plus(length)));
        }
        return held;
    }

    /** Whether this lease is the latest. */
    public boolean holds(Chunk chunk) {
        Row row = rows.get(chunk.id());
        return row != null && row.chunk().epoch() == chunk.epoch();
    }

    public boolean mark(Chunk chunk, int link, Members inFlight) {
        boolean held = holds(chunk);
        if (held) {
            rows.computeIfPresent(
                    chunk.id(),
                    (_, row) -> row.with(in(row.chunk(), chunk.epoch(), OptionalInt.of(link), inFlight.copy())));
        }
        return held;
    }

    public boolean place(Chunk chunk, Map<Placement, Members> placements, Instant now) {
        if (!holds(chunk)) {
            return false;
        }
        Row old = rows.remove(chunk.id());
        placements.forEach((place, members) -> {
            long id = ids.getAsLong();
            Instant due = old != null && old.pulled() ? now : place.due();
            Chunk sibling = new Chunk(
                    id,
                    chunk.block(),
                    chunk.lane(),
                    place.step(),
                    place.link(),
                    place.attempt(),
                    members,
                    Members.none(),
                    chunk.epoch());
            rows.put(id, new Row(sibling, due, false, Instant.MIN));
        });
        return true;
    }

    /** News for this message. */
    public void pull(long message, Instant now) {
        rows.replaceAll((_, row) -> row.chunk().block() == Ids.blockOf(message)
                        && row.chunk().members().has(Ids.positionOf(message))
                ? new Row(row.chunk(), row.due().isBefore(now) ? row.due() : now, true, row.leaseUntil())
                : row);
    }

    /** In how many chunks the message is. */
    public long holding(long message) {
        return rows.values().stream()
                .filter(row -> row.chunk().block() == Ids.blockOf(message)
                        && row.chunk().members().has(Ids.positionOf(message)))
                .count();
    }

    private static Chunk in(Chunk c, int epoch, OptionalInt link, Members inFlight) {
        return new Chunk(c.id(), c.block(), c.lane(), c.step(), link, c.attempt(), c.members(), inFlight, epoch);
    }
}
