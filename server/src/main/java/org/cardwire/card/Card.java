package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Lane;

/**
 * A valid card document (version 1). It says nothing of channels: the forms are derived in {@code fitting}.
 *
 * @param text the message in one text: what an SMS says, and what stands above the cards where a channel can show it
 * @param cards none (then there is a text), one, or those of a carousel
 * @param suggestions chips under the message
 * @param locales what differs in other languages
 */
public record Card(
        Kind kind,
        Locale locale,
        Layout layout,
        Optional<Phrase> text,
        Optional<Phrase> subject,
        List<Variable> variables,
        List<CardContent> cards,
        List<Button> suggestions,
        Overrides overrides,
        Map<Locale, Translation> locales) {
    /** The newest version of the document that this server reads. */
    public static final int VERSION = 1;

    public Card {
        variables = List.copyOf(variables);
        cards = List.copyOf(cards);
        suggestions = List.copyOf(suggestions);
        locales = Map.copyOf(locales);
    }

    /** What the message is for; decides lane, chain, patience and which rules apply. */
    public enum Kind {
        OTP,
        SERVICE,
        PROMOTIONAL;

        public Lane lane() {
            return switch (this) {
                case OTP -> Lane.OTP;
                case SERVICE -> Lane.TRANSACTIONAL;
                case PROMOTIONAL -> Lane.BULK;
            };
        }
    }

    /** How the cards stand. */
    public sealed interface Layout {}

    /** {@code card} in the document: no card or one. */
    public record Single(Orientation orientation) implements Layout {}

    public record Carousel(Width width) implements Layout {}

    /** Where the media stands: above the words, on their left or on their right. */
    public enum Orientation {
        VERTICAL,
        HORIZONTAL_LEFT,
        HORIZONTAL_RIGHT
    }

    public enum Width {
        SMALL,
        MEDIUM
    }

    /** Reads a document as it came over the wire. */
    public static Parsed<Card> parse(byte[] json, Limits limits) {
        return new CardReader(limits).read(json);
    }

    /** Reads a document that stands inside of another, such as a REST request. */
    public static Parsed<Card> parse(JsonNode json, Limits limits) {
        return new CardReader(limits).read(json, "");
    }

    /** As {@link #parse(JsonNode, Limits)}, with pointers that begin at the document's place, such as {@code /card}. */
    public static Parsed<Card> parse(JsonNode json, String at, Limits limits) {
        return new CardReader(limits).read(json, at);
    }

    /**
     * The card in the language that comes nearest: exactly the wanted one, its language, another region of its language,
     * or the card's own. The result has that locale and no translations.
     */
    public Card in(Locale wanted) {
        Locale found = nearest(wanted);
        Translation words = locales.get(found);
        if (words == null) {
            return new Card(kind, locale, layout, text, subject, variables, cards, suggestions, overrides, Map.of());
        }
        return new Card(
                kind,
                found,
                layout,
                words.text().or(this::text),
                words.subject().or(this::subject),
                variables,
                words.overCards(cards),
                Translation.over(suggestions, words.suggestions()),
                words.overrides().or(overrides),
                Map.of());
    }

    private Locale nearest(Locale wanted) {
        Locale language = Locale.of(wanted.getLanguage());
        if (wanted.equals(locale) || locales.containsKey(wanted)) {
            return wanted;
        }
        if (language.equals(locale) || locales.containsKey(language)) {
            return language;
        }
        if (locale.getLanguage().equals(wanted.getLanguage())) {
            return locale;
        }
        return locales.keySet().stream()
                .filter(other -> other.getLanguage().equals(wanted.getLanguage()))
                .min((a, b) -> a.toLanguageTag().compareTo(b.toLanguageTag()))
                .orElse(locale);
    }

    /**
     * All buttons in document order: those of each card, then the chips. A button's place in this list is its index in
     * postback tokens and short links; at most 51.
     */
    public List<Button> buttons() {
        List<Button> all = new ArrayList<>();
        cards.forEach(card -> all.addAll(card.buttons()));
        all.addAll(suggestions);
        return List.copyOf(all);
    }

    /** Where the buttons of a card begin in {@link #buttons()}; {@code cards.size()} for the chips. */
    public int firstButton(int card) {
        return cards.subList(0, card).stream().mapToInt(c -> c.buttons().size()).sum();
    }
}
