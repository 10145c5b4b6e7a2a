package org.cardwire.lint;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cardwire.lint.rule.FilterWord;
import org.cardwire.lint.rule.Severity;
import org.cardwire.platform.db.Sql;

/** The filter words of brands. Blocks. */
public final class FilterWordStore {
    private final Sql db;

    public FilterWordStore(Sql db) {
        this.db = db;
    }

    /** In the order in which they were put. */
    public List<FilterWord> of(long brand) {
        return of(db, brand);
    }

    /** As it stands until the transaction ends: whoever else would change it waits. */
    List<FilterWord> held(Sql tx, long brand) {
        tx.sql("select id from brand where id = :brand for no key update")
                .set("brand", brand)
                .list(row -> row.getLong("id"));
        return of(tx, brand);
    }

    private static List<FilterWord> of(Sql sql, long brand) {
        return sql.sql("select word, severity, note from filter_word where brand = :brand order by place")
                .set("brand", brand)
                .list(FilterWordStore::word);
    }

    /** @param tx in which the list before goes away */
    void replace(Sql tx, long brand, List<FilterWord> words) {
        tx.sql("delete from filter_word where brand = :brand")
                .set("brand", brand)
                .update();
        tx.sql("""
                        insert into filter_word (brand, word, severity, note, place)
                        select :brand, u.* from unnest(:words::text[], :severities::text[], :notes::text[])
                            with ordinality as u (word, severity, note, place)""")
                .set("brand", brand)
                .set("words", texts(words, FilterWord::word))
                .set("severities", texts(words, word -> word.severity().wireName()))
                .set("notes", texts(words, FilterWord::note))
                .update();
    }

    private static String[] texts(List<FilterWord> words, Function<FilterWord, String> text) {
        return words.stream().map(text).toArray(String[]::new);
    }

    private static FilterWord word(Row row) {
        return new FilterWord(
                row.getString("word"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getString("note"));
    }
}
