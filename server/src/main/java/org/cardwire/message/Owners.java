package org.cardwire.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.platform.db.Sql;

/** Which submission a message belongs to. That never changes, so it is looked up once. Used by one thread. */
final class Owners {
    private static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES_REMEMBERED = 32_000;

    /** Submissions of 64 neighbours, 0 where none is known; the pages that were used last. */
    private final Map<Long, long[]> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, long[]> eldest) {
            return size() > PAGES_REMEMBERED;
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
        long[] page = pages.get(message >> PAGE_BITS);
        return page == null ? 0 : page[place(message)];
    }

    private boolean remember(Map<Long, Long> found, long message, long submission) {
        pages.computeIfAbsent(message >> PAGE_BITS, _ -> new long[PAGE])[place(message)] = submission;
        found.put(message, submission);
        return true;
    }

    private static int place(long message) {
        return (int) message & PAGE - 1;
    }
}
