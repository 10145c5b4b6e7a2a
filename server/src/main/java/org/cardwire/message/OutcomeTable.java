package org.cardwire.message;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Records.OutcomeRow;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;

/** Raises outcomes; a rank only rises and a part only arrives, so what a look finds known already can be left alone. */
final class OutcomeTable {
    private OutcomeTable() {}

    /** Those that rose; the rank that each replaced rides along as the attempt, so that its counter goes down. */
    static Future<List<Change>> raise(Sql tx, List<OutcomeRow> rows) {
        Map<Long, Channel> channels =
                rows.stream().collect(Collectors.toMap(OutcomeRow::messageId, OutcomeRow::channel));
        return Columns.of(rows, tx.sql("""
                        insert into outcome as o (message_id, rank, was, parts, whole, at)
                        select u.id, case when u.whole <> 0 and u.parts = u.whole then :delivered else u.rank end, 0,
                            u.parts, u.whole, u.at
                        from unnest(:ids::bigint[], :ranks::smallint[], :parts::bigint[], :wholes::bigint[],
                            :ats::timestamptz[]) u(id, rank, parts, whole, at)
                        left join outcome known on known.message_id = u.id and known.message_id between :lo and :hi
                        where known.message_id is null or u.rank > known.rank or (u.parts & ~known.parts) <> 0
                        order by u.id
                        on conflict (message_id) do update set
                            was = o.rank,
                            parts = o.parts | excluded.parts,
                            whole = o.whole | excluded.whole,
                            rank = greatest(o.rank, excluded.rank,
                                case when (o.whole | excluded.whole) <> 0
                                    and (o.parts | excluded.parts) = (o.whole | excluded.whole)
                                    then :delivered else 0 end),
                            at = excluded.at
                            where excluded.rank > o.rank or (excluded.parts & ~o.parts) <> 0
                        returning message_id, rank, was, at"""))
                .set("delivered", (short) Outcome.DELIVERED.rank())
                .longs("ids", OutcomeRow::messageId)
                .between("lo", "hi", OutcomeRow::messageId)
                .shorts("ranks", OutcomeRow::rank)
                .longs("parts", OutcomeRow::parts)
                .longs("wholes", OutcomeRow::whole)
                .instants("ats", OutcomeRow::at)
                .listLater(row -> row)
                .map(written -> written.stream()
                        .filter(row -> row.getInteger(1) > row.getInteger(2))
                        .map(row -> risen(row, Objects.requireNonNull(channels.get(row.getLong(0)))))
                        .toList());
    }

    private static Change risen(Row row, Channel channel) {
        return new Change(
                row.getLong(0),
                Fact.ofRank(row.getInteger(1)),
                row.getInteger(2),
                channel.ordinal(),
                row.getOffsetDateTime(3).toInstant());
    }
}
