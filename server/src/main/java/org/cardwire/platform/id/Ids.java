package org.cardwire.platform.id;

import java.time.Instant;

/**
 * How an id is built: 40 bits of milliseconds since 2026-01-01 UTC (until 2060), 12 bits of writer, 11 bits of position.
 * A block is an id without its position; the messages of a block are {@code message(block, 0..2047)}.
 */
public final class Ids {
    public static final int POSITIONS = 2_048;
    public static final int WRITERS = 4_096;

    static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final int POSITION_BITS = 11;
    private static final int WRITER_BITS = 12;

    private Ids() {}

    static long block(long milliseconds, int writer) {
        return milliseconds << WRITER_BITS | writer;
    }

    public static long message(long block, int position) {
        if (position < 0 || position >= POSITIONS) {
            throw new IllegalArgumentException("a block has positions 0 to 2047, not " + position);
        }
        return block << POSITION_BITS | position;
    }

    public static long blockOf(long id) {
        return id >>> POSITION_BITS;
    }

    public static int positionOf(long id) {
        return (int) (id & (POSITIONS - 1));
    }

    public static int writerOf(long id) {
        return (int) (blockOf(id) & (WRITERS - 1));
    }

    public static Instant timeOf(long id) {
        return EPOCH.plusMillis(blockOf(id) >>> WRITER_BITS);
    }

    /** The smallest id that any writer could make at this instant: where a day's partition begins. */
    public static long firstAt(Instant instant) {
        return message(block(millisecondsAt(instant), 0), 0);
    }

    static long millisecondsAt(Instant instant) {
        return Math.max(0, instant.toEpochMilli() - EPOCH.toEpochMilli());
    }
}
