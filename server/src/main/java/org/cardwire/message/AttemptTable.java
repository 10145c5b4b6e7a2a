package org.cardwire.message;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Records.TryRow;
import org.cardwire.message.Records.TryRow.Key;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/**
 * Appends tries. What two holders of a chunk learn of the same try is joined: that the carrier has it outranks all, then
 * that it refuses it for good; a refusal for now says nothing of the other's. Nothing else of a try ever changes.
 */
final class AttemptTable {
    private static final String INSERT = """
            insert into attempt as a (message_id, attempt, form, channel, link, level, features_known, result, code, at,
                until, parts, bytes, decision)
            select unnest(:ids::bigint[]), unnest(:attempts::smallint[]), unnest(:forms::smallint[]),
                unnest(:channels::smallint[]), unnest(:links::int[]), unnest(:levels::smallint[]),
                unnest(:known::boolean[]), unnest(:results::smallint[]), unnest(:codes::text[]),
                unnest(:ats::timestamptz[]), unnest(:untils::timestamptz[]), unnest(:parts::smallint[]),
                unnest(:bytes::int[]), unnest(:decisions::text[])""";
    private static final String OR_ANSWER = """

            on conflict (message_id, attempt) do update
                set result = excluded.result, code = excluded.code, at = excluded.at,
                    link = excluded.link, parts = excluded.parts, bytes = excluded.bytes
                where (a.result <> :accepted and excluded.result = :accepted
                        or a.result = :unknown and excluded.result = :refused)
                    and a.message_id between :lo and :hi
            returning message_id, attempt""";

    private AttemptTable() {}

    /** All of them, or a duplicate is refused and with it the transaction. */
    static Future<List<Change>> insert(Sql tx, List<TryRow> rows) {
        var _ = columns(tx.sql(INSERT), rows).updateLater();
        return Future.succeededFuture(sent(rows));
    }

    /** Those that are new, or say more than what was known. */
    static Future<List<Change>> insertNews(Sql tx, List<TryRow> rows) {
        Map<Key, TryRow> byKey = rows.stream().collect(Collectors.toMap(TryRow::key, row -> row));
        return columns(tx.sql(INSERT + OR_ANSWER), rows)
                .set("accepted", code(Result.ACCEPTED))
                .set("unknown", code(Result.UNKNOWN))
                .set("refused", code(Result.REFUSED))
                .between("lo", "hi", TryRow::messageId)
                .listLater(row -> Objects.requireNonNull(byKey.get(new Key(row.getLong(0), row.getInteger(1)))))
                .map(AttemptTable::sent);
    }

    private static short code(Result result) {
        return (short) result.ordinal();
    }

    private static Columns<TryRow> columns(Statement statement, List<TryRow> rows) {
        return Columns.of(rows, statement)
                .longs("ids", TryRow::messageId)
                .shorts("attempts", t -> t.attempt().no())
                .shorts("forms", t -> t.attempt().form())
                .shorts("channels", t -> t.attempt().channel().ordinal())
                .ints("links", t -> t.attempt().link())
                .shorts("levels", t -> t.attempt().level())
                .flags("known", t -> t.attempt().featuresKnown())
                .shorts("results", t -> t.attempt().result().ordinal())
                .texts("codes", t -> t.attempt().code())
                .instants("ats", t -> t.attempt().at())
                .instants("untils", t -> t.attempt().until())
                .shorts("parts", t -> t.attempt().parts())
                .ints("bytes", t -> t.attempt().bytes())
                .texts("decisions", t -> t.attempt().decision());
    }

    private static List<Change> sent(List<TryRow> written) {
        return written.stream()
                .filter(t -> t.attempt().result() == Result.ACCEPTED)
                .map(t -> new Change(
                        t.messageId(),
                        Fact.SENT,
                        t.attempt().no(),
                        t.attempt().channel().ordinal(),
                        t.attempt().at()))
                .toList();
    }
}
