package org.cardwire.card;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.platform.http.Call;

/**
 * Which templates of a brand a list shows, and in which order. Absent filters let everything through.
 *
 * @param search part of the name or of a tag, in any case
 * @param folder with all folders in it
 * @param approval a state in which one of its versions is
 * @param after the last one of the page before
 */
record TemplateFilter(
        long brand,
        String search,
        Optional<String> folder,
        Optional<String> tag,
        boolean archived,
        Optional<String> approval,
        Order order,
        OptionalLong after) {
    enum Order {
        /** Made last, first. */
        NEWEST,
        /** Saved last, first. */
        UPDATED,
        NAME
    }

    static TemplateFilter of(Call call) {
        return new TemplateFilter(
                call.brand(),
                call.query("search").orElse(""),
                call.query("folder"),
                call.query("tag"),
                call.query("archived").map(Boolean::parseBoolean).orElse(false),
                call.query("approval"),
                call.query("sort")
                        .map(word -> Order.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Order.NEWEST),
                call.cursor());
    }
}
