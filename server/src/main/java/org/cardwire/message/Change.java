package org.cardwire.message;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One new fact of one message, as the feed carries it: 22 bytes.
 *
 * @param attempt the try that it belongs to; 0 for an outcome
 * @param replaced what stands no more because of it, for the counters: the feed does not carry that
 */
public record Change(long messageId, Fact fact, int attempt, int channel, Instant at, Optional<Counted> replaced) {
    /** Where a fact is counted. */
    public record Counted(Fact fact, int channel) {}

    private static final int BYTES = Long.BYTES + Short.BYTES + Short.BYTES + Short.BYTES + Long.BYTES;

    Change(long messageId, Fact fact, int attempt, int channel, Instant at) {
        this(messageId, fact, attempt, channel, at, Optional.empty());
    }

    Counted counted() {
        return new Counted(fact, channel);
    }

    static byte[] pack(List<Change> changes) {
        ByteBuffer out = ByteBuffer.allocate(changes.size() * BYTES);
        for (Change change : changes) {
            out.putLong(change.messageId)
                    .putShort((short) change.fact.code())
                    .putShort((short) change.attempt)
                    .putShort((short) change.channel)
                    .putLong(change.at.toEpochMilli());
        }
        return out.array();
    }

    static List<Change> unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        List<Change> changes = new ArrayList<>(packed.length / BYTES);
        while (in.hasRemaining()) {
            changes.add(new Change(
                    in.getLong(),
                    new Fact(in.getShort()),
                    in.getShort(),
                    in.getShort(),
                    Instant.ofEpochMilli(in.getLong())));
        }
        return changes;
    }
}
