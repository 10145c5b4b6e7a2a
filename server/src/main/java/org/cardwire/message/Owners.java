package org.cardwire.message;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.id.Ids;

/** Which submission a message belongs to. That never changes, so it is looked up once. Used by one thread. */
final class Owners {
    /** At most 16 KB each. */
    private static final int BLOCKS_REMEMBERED = 2_000;

    /** Submissions by position, 0 where none is known; the blocks that were used last. */
    private final Map<Long, long[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, long[]> eldest) {
            return size() > BLOCKS_REMEMBERED;
        }
    };

    /** The submission of each message; those that do not exist are left out. Blocks. */
    Map<Long, Long> of(Sql sql, Stream<Long> messages) {
        Map<Long, Long> found = messages.distinct().collect(Collectors.toMap(id -> id, this::remembered));
        Set<Long> unknown = found.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        found.keySet().removeAll(unknown);
        if (!unknown.isEmpty()) {
            var range = unknown.stream().mapToLong(Long::longValue).summaryStatistics();
            sql.sql("select id, submission from message where id = any(:ids) and id between :lo and :hi")
                    .set("ids", unknown.toArray(Long[]::new))
                    .set("lo", range.getMin())
                    .set("hi", range.getMax())
                    .list(row -> remember(found, row.getLong(0), row.getLong(1)));
        }
        return found;
    }

    private long remembered(long message) {
        long[] block = blocks.getOrDefault(Ids.blockOf(message), new long[0]);
        int position = Ids.positionOf(message);
        return position < block.length ? block[position] : 0;
    }

    private boolean remember(Map<Long, Long> found, long message, long submission) {
        int position = Ids.positionOf(message);
        long[] block = blocks.merge(
                Ids.blockOf(message),
                new long[position + 1],
                (known, fresh) -> known.length >= fresh.length ? known : Arrays.copyOf(known, fresh.length));
        block[position] = submission;
        found.put(message, submission);
        return true;
    }
}
