package org.cardwire.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.message.Life.Order;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.Records.EventRow;
import org.cardwire.message.Records.OutcomeRow;
import org.cardwire.message.Records.RefRow;
import org.cardwire.message.Records.TryRow;
import org.cardwire.platform.id.Ids;

/**
 * The tables of messages and what happened to them in memory, with the keys and ranks of the real ones: every method is
 * one transaction. For one thread.
 */
public final class MemoryFacts {
    private record EventKey(int attempt, int part, EventKind kind, long dedupe) {}

    private record Name(int link, String ref) {}

    private final Map<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Frozen> frozen = new HashMap<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final Set<Long> cancelAsked = new HashSet<>();
    private final Map<Long, TreeMap<Integer, Attempt>> attempts = new HashMap<>();
    private final Map<Long, Map<EventKey, Event>> events = new HashMap<>();
    private final Map<Long, OutcomeRow> outcomes = new HashMap<>();
    private final Map<Name, RefRow> refs = new LinkedHashMap<>();

    public void add(Message message, Frozen content) {
        messages.put(message.id(), message);
        frozen.put(message.frozen(), content);
        orders.put(message.submission(), Order.RUN);
    }

    public void order(long submission, Order order) {
        orders.put(submission, order);
    }

    public Map<Long, Order> orders(Collection<Long> submissions) {
        Map<Long, Order> found = new HashMap<>(orders);
        found.keySet().retainAll(submissions);
        return found;
    }

    public void askCancel(long message) {
        cancelAsked.add(message);
    }

    public Set<Long> cancelAsked(Collection<Long> ids) {
        Set<Long> found = new HashSet<>(cancelAsked);
        found.retainAll(ids);
        return found;
    }

    /** One flush of the ledger. */
    public void append(Records records) {
        records.tries.forEach(this::attempt);
        records.refs.forEach(row -> refs.put(new Name(row.link(), row.ref()), row));
        records.events.forEach(this::event);
        records.outcomes.forEach(this::outcome);
    }

    private void attempt(TryRow row) {
        attempts.computeIfAbsent(row.messageId(), _ -> new TreeMap<>())
                .merge(row.attempt().no(), row.attempt(), MemoryFacts::answered);
    }

    /** The columns that a better answer brings; anything else of a try never changes. */
    private static Attempt answered(Attempt old, Attempt answer) {
        boolean more = old.result() != Result.ACCEPTED && answer.result() == Result.ACCEPTED
                || old.result() == Result.UNKNOWN && answer.result() == Result.REFUSED;
        return !more
                ? old
                : new Attempt(
                        old.no(),
                        old.form(),
                        old.channel(),
                        answer.link(),
                        old.level(),
                        old.featuresKnown(),
                        answer.result(),
                        answer.code(),
                        answer.at(),
                        old.until(),
                        answer.parts(),
                        answer.bytes(),
                        old.decision());
    }

    private void event(EventRow row) {
        Event e = row.event();
        events.computeIfAbsent(row.messageId(), _ -> new LinkedHashMap<>())
                .putIfAbsent(new EventKey(e.attempt(), e.part(), e.kind(), e.dedupe()), e);
    }

    private void outcome(OutcomeRow row) {
        OutcomeRow old = outcomes.get(row.messageId());
        if (old == null) {
            outcomes.put(row.messageId(), raised(row));
        } else if (row.rank() > old.rank() || (row.parts() & ~old.parts()) != 0) {
            outcomes.put(row.messageId(), raised(old.and(row)));
        }
    }

    private static OutcomeRow raised(OutcomeRow row) {
        boolean whole = row.whole() != 0 && row.parts() == row.whole();
        int rank = whole ? Outcome.DELIVERED.rank() : row.rank();
        return new OutcomeRow(row.messageId(), row.channel(), rank, row.parts(), row.whole(), row.at());
    }

    public Optional<Outcome> outcome(long message) {
        return Optional.ofNullable(outcomes.get(message)).flatMap(row -> Outcome.ofRank(row.rank()));
    }

    public Set<Long> ended(Collection<Long> ids) {
        Set<Long> found = new HashSet<>(ids);
        found.removeIf(id -> outcome(id).filter(o -> o != Outcome.UNKNOWN).isEmpty());
        return found;
    }

    public List<Event> events(long message) {
        return events.getOrDefault(message, Map.of()).values().stream()
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }

    public List<Attempt> attempts(long message) {
        return List.copyOf(attempts.getOrDefault(message, new TreeMap<>()).values());
    }

    /** The members of a leased chunk. */
    public List<Subject> lives(Chunk chunk) {
        List<Subject> lives = new ArrayList<>();
        chunk.members().ids(chunk.block()).forEach(id -> {
            boolean recorded = attempts(id).stream().anyMatch(a -> a.no() >= chunk.attempt());
            lives.add(subject(id, chunk.untouched(), chunk.inFlight().has(Ids.positionOf(id)) && !recorded));
        });
        return lives;
    }

    private Subject subject(long id, boolean untouched, boolean inFlight) {
        Message message = value(messages, id);
        Frozen content = value(frozen, message.frozen());
        Order order = cancelAsked.contains(id) ? Order.CANCEL : value(orders, message.submission());
        return new Subject(
                message,
                content,
                new Life(
                        id,
                        content.lane(),
                        content.chain(),
                        message.readyAt(),
                        message.expiresAt(),
                        order,
                        untouched ? List.of() : attempts(id),
                        untouched ? List.of() : events(id),
                        untouched ? Optional.empty() : outcome(id),
                        inFlight));
    }

    public Optional<Named> named(int link, String ref) {
        return Optional.ofNullable(refs.get(new Name(link, ref)))
                .map(row -> new Named(row.messageId(), row.attempt(), row.part(), row.parts(), row.channel()));
    }

    public List<PartRef> refs(long message, int attempt) {
        return refs.values().stream()
                .filter(row -> row.messageId() == message && row.attempt() == attempt)
                .sorted(Comparator.comparingInt(RefRow::part))
                .map(row -> new PartRef(row.part(), row.ref()))
                .toList();
    }

    private static <K, V> V value(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }
        return value;
    }
}
