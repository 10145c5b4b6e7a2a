package org.cardwire.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cardwire.card.Action;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.link.Link;
import org.cardwire.message.Records;
import org.cardwire.message.RefKey;
import org.cardwire.tracking.Correspondence.Found;
import org.cardwire.tracking.Hearing.Heard;
import org.cardwire.tracking.Keywords.Meaning;
import org.cardwire.tracking.Preferences.Saying;
import org.cardwire.tracking.SentCards.SentCard;
import org.cardwire.tracking.inbox.Inbox;
import org.cardwire.tracking.inbox.Said;
import org.cardwire.tracking.inbox.Word;

/**
 * Messages from handsets (MO): keywords are obeyed, a number chooses the numbered reply of the message that it answers, and
 * the answered message gets the event. Blocks.
 */
public final class Answers {
    private final Correspondence correspondence;
    private final Keywords keywords;
    private final Preferences preferences;
    private final Inbox inbox;
    private final Book book;

    public Answers(Correspondence correspondence, Keywords keywords, Preferences preferences, Inbox inbox, Book book) {
        this.correspondence = correspondence;
        this.keywords = keywords;
        this.preferences = preferences;
        this.inbox = inbox;
        this.book = book;
    }

    Heard hear(Link link, InboundMessage said, Instant at) {
        Found found = correspondence.find(
                link, said.from(), Optional.of(said.to()).filter(to -> !to.isBlank()), said.inReplyTo(), at);
        if (found.parties().isEmpty()) {
            return Heard.of(Inbound.Result.NO_MESSAGE);
        }
        Optional<Meaning> meaning = keywords.meaning(said.text(), found.language());
        Optional<Integer> chosen =
                meaning.isPresent() ? Optional.empty() : found.message().flatMap(sent -> chosen(sent, said.text()));
        keep(link, said, found, meaning, chosen, at);
        boolean optedOut = meaning.isPresent() && obey(meaning.get(), link, said, found, at);
        if (found.message().isEmpty()) {
            return Heard.of(Inbound.Result.NO_MESSAGE);
        }
        SentCard sent = found.message().get();
        long dedupe = RefKey.of(said.eventKey());
        Records records = new Records();
        Sayings.replied(records, sent, link, meaning, dedupe, at);
        if (optedOut) {
            Sayings.optedOut(records, sent, link, Keywords.fold(said.text()), at);
        }
        chosen.ifPresent(button -> Sayings.tapped(records, sent, link, button, dedupe, at));
        book.enter(records);
        return Heard.about(sent.message().id());
    }

    /** Before the event is told, so that whoever hears of it finds the words. */
    private void keep(
            Link link,
            InboundMessage said,
            Found found,
            Optional<Meaning> meaning,
            Optional<Integer> chosen,
            Instant at) {
        Word.Kind kind = meaning.map(Answers::kind).orElse(chosen.isPresent() ? Word.Kind.TAP : Word.Kind.TEXT);
        String text = found.message()
                .flatMap(sent -> chosen.flatMap(sent::button).map(sent::label))
                .orElse(said.text());
        OptionalLong message = found.message()
                .map(sent -> OptionalLong.of(sent.message().id()))
                .orElse(OptionalLong.empty());
        for (Correspondence.Party party : found.parties()) {
            inbox.put(new Said(
                    link.no(),
                    RefKey.of(said.eventKey()),
                    party.brand(),
                    party.sender(),
                    party.live(),
                    said.from(),
                    link.channel(),
                    kind,
                    text,
                    message,
                    at));
        }
    }

    static Word.Kind kind(Meaning meaning) {
        return switch (meaning) {
            case STOP -> Word.Kind.OPT_OUT;
            case START -> Word.Kind.OPT_IN;
            case HELP -> Word.Kind.HELP;
        };
    }

    /** True if with this it opted out. */
    private boolean obey(Meaning meaning, Link link, InboundMessage said, Found found, Instant at) {
        String word = Wire.word(Keywords.fold(said.text()));
        Locale language = found.language().orElseGet(() -> languageOf(word));
        boolean optedOut = false;
        for (Correspondence.Party party : found.parties()) {
            optedOut |= preferences.obey(meaning, new Saying(link, party, said.from(), language, word, "keyword", at));
        }
        return optedOut;
    }

    /** Whoever writes Chinese is answered in Chinese. */
    private static Locale languageOf(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** Reply buttons count from 1 through the whole message, as the slides of an MMS say it. */
    private static Optional<Integer> chosen(SentCard sent, String text) {
        OptionalInt number = Keywords.replyNumber(text);
        List<Integer> replies = IntStream.range(0, sent.card().buttons().size())
                .filter(i -> sent.card().buttons().get(i).action() instanceof Action.Reply)
                .boxed()
                .toList();
        return number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= replies.size()
                ? Optional.of(replies.get(number.getAsInt() - 1))
                : Optional.empty();
    }
}
