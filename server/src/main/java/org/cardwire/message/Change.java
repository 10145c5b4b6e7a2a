package org.cardwire.message;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One new fact of one message, as the feed carries it: 22 bytes.
 *
 * @param attempt the try that it belongs to; of an outcome, the rank that it replaced
 */
public record Change(long messageId, Fact fact, int attempt, int channel, Instant at) {
    private static final int BYTES = Long.BYTES + Short.BYTES + Short.BYTES + Short.BYTES + Long.BYTES;

    /** The outcome that this one replaced. */
    Optional<Fact> replaced() {
        return fact.isOutcome() && attempt > 0 ? Optional.of(Fact.ofRank(attempt)) : Optional.empty();
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
