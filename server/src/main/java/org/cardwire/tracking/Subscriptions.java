package org.cardwire.tracking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.carrier.spi.CarrierEvent.Subscription;
import org.cardwire.link.Link;
import org.cardwire.message.Records;
import org.cardwire.message.RefKey;
import org.cardwire.tracking.Correspondence.Found;
import org.cardwire.tracking.Correspondence.Party;
import org.cardwire.tracking.Hearing.Heard;
import org.cardwire.tracking.Keywords.Meaning;
import org.cardwire.tracking.Preferences.Saying;
import org.cardwire.tracking.SentCards.SentCard;
import org.cardwire.tracking.inbox.Inbox;
import org.cardwire.tracking.inbox.Said;

/** The subscription ended or taken up again in the carrier's own menu: obeyed like a keyword. Blocks. */
public final class Subscriptions {
    private final Correspondence correspondence;
    private final Preferences preferences;
    private final Inbox inbox;
    private final Book book;

    public Subscriptions(Correspondence correspondence, Preferences preferences, Inbox inbox, Book book) {
        this.correspondence = correspondence;
        this.preferences = preferences;
        this.inbox = inbox;
        this.book = book;
    }

    Heard hear(Link link, Subscription told, Instant at) {
        Found found = correspondence.find(link, told.who(), Optional.empty(), Optional.empty(), at);
        Meaning meaning = told.subscribed() ? Meaning.START : Meaning.STOP;
        String word = told.subscribed() ? "SUBSCRIBE" : "UNSUBSCRIBE";
        Locale language = found.language().orElse(Locale.ENGLISH);
        boolean optedOut = false;
        for (Party party : found.parties()) {
            keep(link, told, party, meaning, word, found, at);
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

    private void keep(
            Link link, Subscription told, Party party, Meaning meaning, String word, Found found, Instant at) {
        inbox.put(new Said(
                link.no(),
                RefKey.of(told.eventKey()),
                party.brand(),
                party.sender(),
                party.live(),
                told.who(),
                link.channel(),
                Answers.kind(meaning),
                word,
                found.message()
                        .map(sent -> OptionalLong.of(sent.message().id()))
                        .orElse(OptionalLong.empty()),
                at));
    }
}
