package org.cardwire.card;

import java.util.Optional;
import org.cardwire.card.Fields.Reading;

/** Reads {@code overrides}, the only place of the document where null means absent. */
final class OverridesReader {
    private OverridesReader() {}

    static Overrides read(Fields parent) {
        Reading reading = parent.reading();
        Optional<Fields> fields = parent.get("overrides", false)
                .map(node -> Fields.of(node, parent.at("overrides"), reading, "sms", "mms"));
        return new Overrides(
                channel(fields, "sms", "text").flatMap(f -> Phrases.override(f, "text", Limit.CARD_TEXT, true)),
                channel(fields, "mms", "subject")
                        .flatMap(f -> Phrases.override(f, "subject", Limit.CARD_SUBJECT, false)));
    }

    private static Optional<Fields> channel(Optional<Fields> overrides, String name, String field) {
        return overrides.flatMap(o -> o.get(name, false).map(node -> Fields.of(node, o.at(name), o.reading(), field)));
    }
}
