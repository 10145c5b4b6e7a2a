package org.cardwire.tracking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.cardwire.tracking.inbox.Inbox;
import org.cardwire.tracking.inbox.Said;
import org.cardwire.tracking.inbox.Word;

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
    private final Inbox inbox;
    private final Book book;

    public Taps(
            TapTokens tokens,
            SentCards cards,
            PersonalData personal,
            Keywords keywords,
            Preferences preferences,
            Inbox inbox,
            Book book) {
        this.tokens = tokens;
        this.cards = cards;
        this.personal = personal;
        this.keywords = keywords;
        this.preferences = preferences;
        this.inbox = inbox;
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
        Optional<Meaning> meaning = meaning(sent, button.get());
        keep(sent, button.get(), meaning, link, tap, at);
        Records records = new Records().outcome(sent.message().id(), link.channel(), Outcome.DELIVERED, at);
        Sayings.tapped(records, sent, link, named.get().button(), RefKey.of(tap.eventKey()), at);
        if (meaning.isPresent() && obey(meaning.get(), sent, button.get(), link, tap, at)) {
            Sayings.optedOut(records, sent, link, sent.label(button.get()), at);
        }
        book.enter(records);
        return Heard.about(sent.message().id());
    }

    /** The keyword that a reply button says, if it says one. */
    private Optional<Meaning> meaning(SentCard sent, Button button) {
        if (!(button.action() instanceof Action.Reply(var postback))) {
            return Optional.empty();
        }
        Optional<Locale> language = Optional.of(sent.card().locale());
        return keywords.meaning(postback.fill(sent.values()), language)
                .or(() -> keywords.meaning(sent.label(button), language));
    }

    private void keep(
            SentCard sent, Button button, Optional<Meaning> meaning, Link link, SuggestionTap tap, Instant at) {
        inbox.put(new Said(
                link.no(),
                RefKey.of(tap.eventKey()),
                sent.message().brand(),
                sent.content().sender(),
                sent.frozen().live(),
                tap.from(),
                link.channel(),
                meaning.map(Answers::kind).orElse(Word.Kind.TAP),
                sent.label(button),
                OptionalLong.of(sent.message().id()),
                at));
    }

    /** True if with this it opted out. */
    private boolean obey(Meaning meaning, SentCard sent, Button button, Link link, SuggestionTap tap, Instant at) {
        Party party = new Party(
                sent.message().brand(), sent.content().sender(), sent.frozen().live());
        Locale language = sent.card().locale();
        return preferences.obey(
                meaning, new Saying(link, party, tap.from(), language, Wire.word(sent.label(button)), "keyword", at));
    }
}
