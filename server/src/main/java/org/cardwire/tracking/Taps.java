package org.cardwire.tracking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.carrier.spi.CarrierEvent.SuggestionTap;
import org.cardwire.link.Link;
import org.cardwire.message.Outcome;
import org.cardwire.message.PersonalData;
import org.cardwire.message.Records;
import org.cardwire.message.RefKey;
import org.cardwire.message.TapTokens;
import org.cardwire.tracking.Correspondence.Party;
import org.cardwire.tracking.Hearing.Heard;
import org.cardwire.tracking.Keywords.Meaning;
import org.cardwire.tracking.Preferences.Saying;
import org.cardwire.tracking.SentCards.SentCard;

/**
 * Taps in the RCS chat: the token that comes back says which button of which message it was. Whoever taps has got the
 * message. A reply button that says a keyword is obeyed like the written word. Blocks.
 */
public final class Taps {
    private final TapTokens tokens;
    private final SentCards cards;
    private final PersonalData personal;
    private final Keywords keywords;
    private final Preferences preferences;
    private final Book book;

    public Taps(
            TapTokens tokens,
            SentCards cards,
            PersonalData personal,
            Keywords keywords,
            Preferences preferences,
            Book book) {
        this.tokens = tokens;
        this.cards = cards;
        this.personal = personal;
        this.keywords = keywords;
        this.preferences = preferences;
        this.book = book;
    }

    Heard hear(Link link, SuggestionTap tap, Instant at) {
        Optional<TapTokens.Tap> named = tokens.parse(tap.postback());
        if (named.isEmpty()) {
            return Heard.of(Inbound.Result.FORGED);
        }
        Optional<SentCard> found = cards.find(named.get().messageId());
        if (found.isEmpty()) {
            return Heard.of(Inbound.Result.GONE);
        }
        SentCard sent = found.get();
        Optional<Button> button = sent.button(named.get().button());
        if (button.isEmpty() || !personal.number(sent.message()).equals(tap.from())) {
            return Heard.of(Inbound.Result.FORGED);
        }
        Records records = new Records().outcome(sent.message().id(), link.channel(), Outcome.DELIVERED, at);
        Sayings.tapped(records, sent, link, named.get().button(), RefKey.of(tap.eventKey()), at);
        if (obey(sent, button.get(), link, tap, at)) {
            Sayings.optedOut(records, sent, link, sent.label(button.get()), at);
        }
        book.enter(records);
        return Heard.about(sent.message().id());
    }

    /** True if with this it opted out. */
    private boolean obey(SentCard sent, Button button, Link link, SuggestionTap tap, Instant at) {
        if (!(button.action() instanceof Action.Reply(var postback))) {
            return false;
        }
        Locale language = sent.card().locale();
        Optional<Meaning> meaning = keywords.meaning(postback.fill(sent.values()), Optional.of(language))
                .or(() -> keywords.meaning(sent.label(button), Optional.of(language)));
        Party party = new Party(
                sent.message().brand(), sent.content().sender(), sent.frozen().live());
        return meaning.isPresent()
                && preferences.obey(
                        meaning.get(),
                        new Saying(link, party, tap.from(), language, Wire.word(sent.label(button)), "keyword", at));
    }
}
