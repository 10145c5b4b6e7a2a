package org.cardwire.message;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cardwire.platform.id.Ids;

/** A set of positions in a block, stored as exactly 256 bytes: bit {@code n} is position {@code n}, from 0 to 2,047. */
public final class Members {
    public static final int CAPACITY = Ids.POSITIONS;
    public static final int BYTES = CAPACITY / Byte.SIZE;

    private final long[] words;

    private Members(long[] words) {
        this.words = words;
    }

    public static Members none() {
        return new Members(new long[CAPACITY / Long.SIZE]);
    }

    /** Positions 0 to {@code count - 1}. */
    public static Members first(int count) {
        Members all = none();
        IntStream.range(0, count).forEach(all::add);
        return all;
    }

    public static Members of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a member set has 256 bytes, not " + bytes.length);
        }
        long[] words = new long[CAPACITY / Long.SIZE];
        for (int i = 0; i < BYTES; i++) {
            words[i >> 3] |= (bytes[i] & 0xFFL) << ((i & 7) * Byte.SIZE);
        }
        return new Members(words);
    }

    /** Byte {@code n} holds positions 8n to 8n + 7, lowest bit first, which is how PostgreSQL's get_bit counts. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (words[i >> 3] >>> ((i & 7) * Byte.SIZE));
        }
        return bytes;
    }

    public void add(int position) {
        words[position >> 6] |= 1L << position;
    }

    public void remove(int position) {
        words[position >> 6] &= ~(1L << position);
    }

    public boolean has(int position) {
        return (words[position >> 6] >>> position & 1) == 1;
    }

    /** How many of so many positions from there on it has. */
    public int count(int from, int positions) {
        return (int) IntStream.range(from, from + positions).filter(this::has).count();
    }

    public int count() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public Members copy() {
        return new Members(words.clone());
    }

    public void forEach(IntConsumer action) {
        for (int w = 0; w < words.length; w++) {
            for (long rest = words[w]; rest != 0; rest &= rest - 1) {
                action.accept(w * Long.SIZE + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    /** The ids of the messages at these positions of a block, ascending. */
    public LongStream ids(long block) {
        LongStream.Builder ids = LongStream.builder();
        forEach(position -> ids.add(Ids.message(block, position)));
        return ids.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members members && Arrays.equals(words, members.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return count() + " members";
    }
}
