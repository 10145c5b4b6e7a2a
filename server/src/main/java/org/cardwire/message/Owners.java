package org.cardwire.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.platform.db.Sql;
import org.jspecify.annotations.Nullable;

/** Which submission a message belongs to, and whose it is. That never changes, so it is looked up once. Used by one thread. */
final class Owners {
    /** Whose messages are counted together over days. */
    record Account(long brand, boolean live) {}

    /** @param account absent where the content of the message is gone */
    record Owner(long submission, Optional<Account> account) {}

    private static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES_REMEMBERED = 32_000;
    private static final int FROZEN_REMEMBERED = 10_000;

    /** Of 64 neighbours the submissions, 0 where none is known, and the accounts. */
    private static final class Page {
        final long[] submissions = new long[PAGE];
        final @Nullable Account[] accounts = new Account[PAGE];

        Owner owner(int place) {
            return new Owner(submissions[place], Optional.ofNullable(accounts[place]));
        }
    }

    /** The pages that were used last. */
    private final Map<Long, Page> pages = lastUsed(PAGES_REMEMBERED);
    /** By frozen content, which is of one brand, and live or not. */
    private final Map<Long, Account> frozen = lastUsed(FROZEN_REMEMBERED);
    /** Each once. */
    private final Map<Account, Account> accounts = new HashMap<>();

    /** The owner of each message; those that do not exist are left out. Blocks. */
    Map<Long, Owner> of(Sql sql, Stream<Long> messages) {
        Map<Long, Owner> found = new HashMap<>();
        List<Long> unknown = new ArrayList<>();
        messages.distinct().forEach(id -> {
            Page page = pages.get(id >> PAGE_BITS);
            int place = place(id);
            if (page == null || page.submissions[place] == 0) {
                unknown.add(id);
            } else {
                found.put(id, page.owner(place));
            }
        });
        if (!unknown.isEmpty()) {
            lookUp(sql, unknown, found);
        }
        return found;
    }

    private record Row(long id, long submission, long frozen) {}

    private void lookUp(Sql sql, List<Long> unknown, Map<Long, Owner> found) {
        var range = unknown.stream().mapToLong(Long::longValue).summaryStatistics();
        List<Row> rows = sql.sql(
                        "select id, submission, frozen from message where id = any(:ids) and id between :lo and :hi")
                .set("ids", unknown.toArray(Long[]::new))
                .set("lo", range.getMin())
                .set("hi", range.getMax())
                .list(row -> new Row(row.getLong(0), row.getLong(1), row.getLong(2)));
        learn(
                sql,
                rows.stream()
                        .map(Row::frozen)
                        .filter(id -> !frozen.containsKey(id))
                        .collect(Collectors.toSet()));
        for (Row row : rows) {
            Page page = pages.computeIfAbsent(row.id() >> PAGE_BITS, _ -> new Page());
            int place = place(row.id());
            page.submissions[place] = row.submission();
            page.accounts[place] = frozen.get(row.frozen());
            found.put(row.id(), page.owner(place));
        }
    }

    private void learn(Sql sql, Set<Long> contents) {
        if (!contents.isEmpty()) {
            sql.sql("select id, brand, live from frozen where id = any(:ids)")
                    .set("ids", contents.toArray(Long[]::new))
                    .list(row -> frozen.put(
                            row.getLong(0),
                            accounts.computeIfAbsent(new Account(row.getLong(1), row.getBoolean(2)), one -> one)));
        }
    }

    private static int place(long message) {
        return (int) message & PAGE - 1;
    }

    private static <V> Map<Long, V> lastUsed(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }
}
