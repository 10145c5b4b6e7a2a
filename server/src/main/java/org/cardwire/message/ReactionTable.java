package org.cardwire.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Waiting;

/**
 * Which messages were clicked, answered or opted out by, each once: a second click of a message is another event but no other
 * message, and counters count messages. The key lets one of two clicks at the same moment be the first, whoever tells it.
 */
final class ReactionTable {
    /** A tap of a button and the opening of a link are the same to who counts people. */
    private static final Map<EventKind, EventKind> COUNTED_AS = Map.of(
            EventKind.TAPPED, EventKind.CLICKED,
            EventKind.CLICKED, EventKind.CLICKED,
            EventKind.REPLIED, EventKind.REPLIED,
            EventKind.OPTED_OUT, EventKind.OPTED_OUT);

    private record Key(long message, int kind) {}

    private ReactionTable() {}

    /** Without what a message did before. Blocks where somebody reacted; nothing is asked otherwise. */
    static List<Change> firsts(Sql tx, List<Change> changes) {
        Map<Key, Change> first = new HashMap<>();
        List<Change> counted = new ArrayList<>(changes.size());
        for (Change change : changes) {
            Optional<Key> reaction = key(change);
            if (reaction.isEmpty()) {
                counted.add(change);
            } else {
                first.putIfAbsent(reaction.get(), change);
            }
        }
        if (!first.isEmpty()) {
            Set<Key> news = insert(tx, first.keySet());
            first.forEach((key, change) -> {
                if (news.contains(key)) {
                    counted.add(change);
                }
            });
        }
        return counted;
    }

    /** Those that were not there. In order, so that two ledgers cannot wait for each other in a ring. */
    private static Set<Key> insert(Sql tx, Set<Key> reactions) {
        List<Key> rows = reactions.stream()
                .sorted(Comparator.comparingLong(Key::message).thenComparingInt(Key::kind))
                .toList();
        return Set.copyOf(Waiting.on(Columns.of(rows, tx.sql("""
                        insert into reaction (message_id, kind)
                        select unnest(:messages::bigint[]), unnest(:kinds::smallint[])
                        on conflict do nothing returning message_id, kind"""))
                .longs("messages", Key::message)
                .shorts("kinds", Key::kind)
                .listLater(row -> new Key(row.getLong(0), row.getInteger(1)))));
    }

    private static Optional<Key> key(Change change) {
        return change.fact().event().map(COUNTED_AS::get).map(kind -> new Key(change.messageId(), kind.code()));
    }
}
