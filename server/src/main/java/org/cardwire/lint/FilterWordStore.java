package org.cardwire.lint;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
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
        return db.sql("select word, severity, note from filter_word where brand = :brand order by place")
                .set("brand", brand)
                .list(FilterWordStore::word);
    }

    /** @param tx in which the list before goes away */
    void replace(Sql tx, long brand, List<FilterWord> words) {
        tx.sql("delete from filter_word where brand = :brand")
                .set("brand", brand)
                .update();
        for (int place = 0; place < words.size(); place++) {
            FilterWord word = words.get(place);
            tx.sql("insert into filter_word (brand, place, word, severity, note)"
                            + " values (:brand, :place, :word, :severity, :note)")
                    .set("brand", brand)
                    .set("place", place)
                    .set("word", word.word())
                    .set("severity", word.severity().wireName())
                    .set("note", word.note())
                    .update();
        }
    }

    private static FilterWord word(Row row) {
        return new FilterWord(
                row.getString("word"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getString("note"));
    }
}
