package org.cardwire.message;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.cardwire.message.Records.OutcomeRow;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;

/** Raises outcomes; a rank only rises and a part only arrives, so what a look finds known already can be left alone. */
final class OutcomeTable {
    /** Of a known outcome and what is added to it. */
    private static final String RANK = """
            greatest(o.rank, excluded.rank, case when (o.whole | excluded.whole) <> 0
                and (o.parts | excluded.parts) = (o.whole | excluded.whole) then :delivered else 0 end)""";

    private OutcomeTable() {}

    /** Those that rose, each with what it replaced, so that the counter of that goes down. */
    static Future<List<Change>> raise(Sql tx, List<OutcomeRow> rows) {
        return Columns.of(rows, tx.sql("""
                        insert into outcome as o (message_id, rank, was, parts, whole, channel, was_channel, at)
                        select u.id, case when u.whole <> 0 and u.parts = u.whole then :delivered else u.rank end, 0,
                            u.parts, u.whole, u.channel, u.channel, u.at
                        from unnest(:ids::bigint[], :ranks::smallint[], :parts::bigint[], :wholes::bigint[],
                            :channels::smallint[], :ats::timestamptz[]) u(id, rank, parts, whole, channel, at)
                        left join outcome known on known.message_id = u.id and known.message_id between :lo and :hi
                        where known.message_id is null or u.rank > known.rank or (u.parts & ~known.parts) <> 0
                        order by u.id
                        on conflict (message_id) do update set
                            was = o.rank,
                            was_channel = o.channel,
                            parts = o.parts | excluded.parts,
                            whole = o.whole | excluded.whole,
                            rank = RANK,
                            channel = case when RANK > o.rank then excluded.channel else o.channel end,
                            at = excluded.at
                            where excluded.rank > o.rank or (excluded.parts & ~o.parts) <> 0
                        returning message_id, rank, was, channel, was_channel, at""".replace("RANK", RANK)))
                .set("delivered", (short) Outcome.DELIVERED.rank())
                .longs("ids", OutcomeRow::messageId)
                .between("lo", "hi", OutcomeRow::messageId)
                .shorts("ranks", OutcomeRow::rank)
                .longs("parts", OutcomeRow::parts)
                .longs("wholes", OutcomeRow::whole)
                .shorts("channels", row -> row.channel().ordinal())
                .instants("ats", OutcomeRow::at)
                .listLater(row -> row)
                .map(written -> written.stream()
                        .filter(row -> row.getInteger(1) > row.getInteger(2))
                        .map(OutcomeTable::risen)
                        .toList());
    }

    private static Change risen(Row row) {
        int was = row.getInteger(2);
        return new Change(
                row.getLong(0),
                Fact.ofRank(row.getInteger(1)),
                0,
                row.getInteger(3),
                row.getOffsetDateTime(5).toInstant(),
                was == 0 ? Optional.empty() : Optional.of(new Change.Counted(Fact.ofRank(was), row.getInteger(4))));
    }
}
