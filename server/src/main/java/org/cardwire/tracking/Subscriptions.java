package org.cardwire.tracking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.carrier.spi.CarrierEvent.Subscription;
import org.cardwire.link.Link;
import org.cardwire.message.Records;
import org.cardwire.tracking.Correspondence.Found;
import org.cardwire.tracking.Hearing.Heard;
import org.cardwire.tracking.Keywords.Meaning;
import org.cardwire.tracking.Preferences.Saying;
import org.cardwire.tracking.SentCards.SentCard;

/** The subscription ended or taken up again in the carrier's own menu: obeyed like a keyword. Blocks. */
public final class Subscriptions {
    private final Correspondence correspondence;
    private final Preferences preferences;
    private final Book book;

    public Subscriptions(Correspondence correspondence, Preferences preferences, Book book) {
        this.correspondence = correspondence;
        this.preferences = preferences;
        this.book = book;
    }

    Heard hear(Link link, Subscription told, Instant at) {
        Found found = correspondence.find(link, told.who(), Optional.empty(), Optional.empty(), at);
        Meaning meaning = told.subscribed() ? Meaning.START : Meaning.STOP;
        String word = told.subscribed() ? "SUBSCRIBE" : "UNSUBSCRIBE";
        Locale language = found.language().orElse(Locale.ENGLISH);
        boolean optedOut = false;
        for (Correspondence.Party party : found.parties()) {
            optedOut |= preferences.obey(meaning, new Saying(link, party, told.who(), language, word, "carrier", at));
        }
        if (found.message().isEmpty()) {
            return Heard.of(Inbound.Result.NO_MESSAGE);
        }
        SentCard sent = found.message().get();
        if (optedOut) {
            Records records = new Records();
            Sayings.optedOut(records, sent, link, word, at);
            book.enter(records);
        }
        return Heard.about(sent.message().id());
    }
}
