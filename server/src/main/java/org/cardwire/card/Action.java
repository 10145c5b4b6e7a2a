package org.cardwire.card;

import java.time.OffsetDateTime;
import java.util.Optional;

/** What a button does. */
public sealed interface Action {
    record OpenUrl(Address url, View view) implements Action {}

    enum View {
        BROWSER,
        WEBVIEW
    }

    /** Says the label back to the brand; the postback is the author's word for it. */
    record Reply(Phrase postback) implements Action {}

    /** @param number digits, plus, star and hash: a short code will do */
    record Dial(String number) implements Action {}

    /** WGS 84 degrees. */
    record ShowLocation(double latitude, double longitude, Optional<Phrase> label) implements Action {}

    /** {@code showLocation} with a {@code query}, which the handset's map looks up. */
    record ShowPlace(Phrase query) implements Action {}

    record ShareLocation() implements Action {}

    record Calendar(OffsetDateTime start, OffsetDateTime end, Phrase title, Optional<Phrase> description)
            implements Action {}
}
