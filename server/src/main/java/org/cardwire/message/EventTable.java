package org.cardwire.message;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cardwire.message.Records.EventRow;
import org.cardwire.message.Records.EventRow.Key;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/** Appends events. */
final class EventTable {
    private static final String INSERT = """
            insert into event (message_id, attempt, part, kind, dedupe, code, detail, at)
            select unnest(:ids::bigint[]), unnest(:attempts::smallint[]), unnest(:part::smallint[]),
                unnest(:kinds::smallint[]), unnest(:dedupes::bigint[]), unnest(:codes::text[]),
                unnest(:details::text[]), unnest(:ats::timestamptz[])""";
    private static final String UNLESS_KNOWN = """

            on conflict do nothing
            returning message_id, attempt, part, kind, dedupe""";

    private EventTable() {}

    /** All of them, or a duplicate is refused and with it the transaction. */
    static Future<List<Change>> insert(Sql tx, List<EventRow> rows) {
        var _ = columns(tx.sql(INSERT), rows).updateLater();
        return Future.succeededFuture(happened(rows));
    }

    /** Those that were not known. */
    static Future<List<Change>> insertNews(Sql tx, List<EventRow> rows) {
        Map<Key, EventRow> byKey = rows.stream().collect(Collectors.toMap(EventRow::key, row -> row));
        return columns(tx.sql(INSERT + UNLESS_KNOWN), rows)
                .listLater(row -> Objects.requireNonNull(byKey.get(new Key(
                        row.getLong(0), row.getInteger(1), row.getInteger(2), row.getInteger(3), row.getLong(4)))))
                .map(EventTable::happened);
    }

    private static Columns<EventRow> columns(Statement statement, List<EventRow> rows) {
        return Columns.of(rows, statement)
                .longs("ids", EventRow::messageId)
                .shorts("attempts", r -> r.event().attempt())
                .shorts("part", r -> r.event().part())
                .shorts("kinds", r -> r.event().kind().code())
                .longs("dedupes", r -> r.event().dedupe())
                .texts("codes", r -> r.event().code())
                .texts("details", r -> r.event().detail())
                .instants("ats", r -> r.event().at());
    }

    private static List<Change> happened(List<EventRow> written) {
        return written.stream()
                .map(r -> new Change(
                        r.messageId(),
                        Fact.of(r.event().kind()),
                        r.event().attempt(),
                        r.channel().ordinal(),
                        r.event().at()))
                .toList();
    }
}
