package org.cardwire.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.PartRef;

/** Facts to be appended together. Each one is safe to append twice: keys and ranks let it in once. */
public final class Records {
    record TryRow(long messageId, Attempt attempt) {
        /** What makes it unique. */
        record Key(long messageId, int attempt) {}

        static final Comparator<TryRow> ORDER = Comparator.comparingLong(TryRow::messageId)
                .thenComparingInt(row -> row.attempt().no());

        Key key() {
            return new Key(messageId, attempt.no());
        }

        /** Only an unanswered try gets a better answer. */
        TryRow and(TryRow later) {
            return attempt.result() == Attempt.Result.UNKNOWN ? later : this;
        }
    }

    record RefRow(int link, String ref, long messageId, int attempt, int part, int parts, Channel channel) {}

    record EventRow(long messageId, Channel channel, Event event) {
        /** What makes it unique: a repeat is the same event. */
        record Key(long messageId, int attempt, int part, int kind, long dedupe) {}

        static final Comparator<EventRow> ORDER = Comparator.comparingLong(EventRow::messageId)
                .thenComparingInt(row -> row.event().attempt())
                .thenComparingInt(row -> row.event().part())
                .thenComparing(row -> row.event().kind())
                .thenComparingLong(row -> row.event().dedupe());

        Key key() {
            return new Key(
                    messageId, event.attempt(), event.part(), event.kind().code(), event.dedupe());
        }
    }

    /** @param whole the mask of all parts, or 0 where the rank says everything */
    record OutcomeRow(long messageId, Channel channel, int rank, long parts, long whole, Instant at) {
        static final Comparator<OutcomeRow> ORDER = Comparator.comparingLong(OutcomeRow::messageId);

        OutcomeRow and(OutcomeRow other) {
            return new OutcomeRow(
                    messageId,
                    other.rank > rank ? other.channel : channel,
                    Math.max(rank, other.rank),
                    parts | other.parts,
                    whole | other.whole,
                    other.at.isAfter(at) ? other.at : at);
        }
    }

    /** Hears of tries and events. */
    public interface Witness {
        void tried(long messageId, Attempt attempt);

        void happened(long messageId, Channel channel, Event event);
    }

    final List<TryRow> tries = new ArrayList<>();
    final List<RefRow> refs = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    final List<OutcomeRow> outcomes = new ArrayList<>();

    public Records attempt(long messageId, Attempt attempt) {
        tries.add(new TryRow(messageId, attempt));
        return this;
    }

    /** Reports that name this reference belong to this part of the try. */
    public Records ref(long messageId, Attempt attempt, PartRef ref) {
        refs.add(new RefRow(
                attempt.link(),
                ref.carrierRef(),
                messageId,
                attempt.no(),
                ref.part(),
                attempt.parts(),
                attempt.channel()));
        return this;
    }

    public Records event(long messageId, Channel channel, Event event) {
        events.add(new EventRow(messageId, channel, event));
        return this;
    }

    public Records outcome(long messageId, Channel channel, Outcome outcome, Instant at) {
        outcomes.add(new OutcomeRow(messageId, channel, outcome.rank(), 0, 0, at));
        return this;
    }

    /** One of several parts arrived; with the last one the message is delivered. */
    public Records partDelivered(long messageId, Channel channel, int part, int parts, Instant at) {
        outcomes.add(new OutcomeRow(messageId, channel, 0, 1L << part, (1L << parts) - 1, at));
        return this;
    }

    void tell(Witness witness) {
        tries.forEach(row -> witness.tried(row.messageId(), row.attempt()));
        events.forEach(row -> witness.happened(row.messageId(), row.channel(), row.event()));
    }

    public int size() {
        return tries.size() + refs.size() + events.size() + outcomes.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }
}
