package org.cardwire.lint.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.CardMedia;
import org.cardwire.card.Phrase;
import org.cardwire.card.Values;
import org.cardwire.card.Variables;
import org.cardwire.fitting.Imprint;
import org.cardwire.lint.rule.Said.Part;

/** A card in one of its languages, as the rules see it: every text with its place in the document. Immutable. */
public final class Edition {
    private final Card card;
    private final JsonNode document;
    private final Places places;
    private final Around around;
    private final Values samples;
    private final List<Said> texts;

    /**
     * What is known besides the card.
     *
     * @param imprint the sender's words; absent where no sender is known
     * @param filterWords absent where no brand is known
     */
    public record Around(Optional<Imprint> imprint, Optional<List<FilterWord>> filterWords, Pictures pictures) {
        /** For who has the card alone. */
        public static final Around UNKNOWN = new Around(Optional.empty(), Optional.empty(), Pictures.UNKNOWN);

        /** The same, where each picture is looked at once. For one thread. */
        public Around remembering() {
            Map<String, Optional<Pictures.Seen>> seen = new HashMap<>();
            return new Around(imprint, filterWords, asset -> seen.computeIfAbsent(asset, pictures::look));
        }
    }

    /**
     * @param card in one language: see {@link Card#in}
     * @param document the card with all of its languages
     */
    public Edition(Card card, JsonNode document, Around around) {
        this.card = card;
        this.document = document;
        this.around = around;
        this.places = new Places(document, card);
        this.samples = new Variables(card).samples();
        this.texts = List.copyOf(read());
    }

    Card card() {
        return card;
    }

    Locale locale() {
        return card.locale();
    }

    /** The card with all of its languages. */
    JsonNode document() {
        return document;
    }

    Places places() {
        return places;
    }

    Around around() {
        return around;
    }

    /** Every text that people read, in the order of the document. */
    List<Said> texts() {
        return texts;
    }

    /** Those of each card, then the chips: the order of {@link Card#buttons()}. */
    List<Placed> buttons() {
        List<Placed> all = new ArrayList<>();
        for (int i = 0; i < card.cards().size(); i++) {
            List<Button> own = card.cards().get(i).buttons();
            for (int b = 0; b < own.size(); b++) {
                String at = "/cards/" + i + "/buttons/" + b;
                all.add(new Placed(own.get(b), at, places.of(places.label(i, b)), places.of(places.url(i, b))));
            }
        }
        for (int c = 0; c < card.suggestions().size(); c++) {
            Button chip = card.suggestions().get(c);
            String at = "/suggestions/" + c;
            all.add(new Placed(chip, at, places.of(places.chipLabel(c)), places.of(places.chipUrl(c))));
        }
        return all;
    }

    /** What can be seen in the picture of a card, if it has one that is at hand. */
    Optional<Pictures.Seen> seen(int at) {
        return card.cards().get(at).media().map(CardMedia::asset).flatMap(around.pictures()::look);
    }

    /** Whether every picture is at hand. */
    boolean sees() {
        return IntStream.range(0, card.cards().size())
                .allMatch(i -> card.cards().get(i).media().isEmpty() || seen(i).isPresent());
    }

    String filled(Phrase phrase) {
        return phrase.fill(samples);
    }

    /** As its author wrote it, with variables. */
    String written(String pointer) {
        return document.at(pointer).asText();
    }

    /** A finding without a fix. */
    Finding finding(Rule rule, String pointer, Map<String, String> params) {
        return new Finding(rule.id(), rule.severity(), pointer, locale(), rule.id(), params, List.of());
    }

    /** One of the different things that a rule finds. */
    Finding finding(Rule rule, String what, String pointer, Map<String, String> params) {
        String code = rule.id() + "." + what;
        return new Finding(rule.id(), rule.severity(), pointer, locale(), code, params, List.of());
    }

    private List<Said> read() {
        List<Said> all = new ArrayList<>();
        add(all, Part.TEXT, new Places.Place("/text", "/text"), card.text());
        add(all, Part.SUBJECT, new Places.Place("/subject", "/subject"), card.subject());
        for (int i = 0; i < card.cards().size(); i++) {
            CardContent content = card.cards().get(i);
            add(all, Part.ALT, places.alt(i), content.media().flatMap(CardMedia::alt));
            add(all, Part.TITLE, places.card(i, "title"), content.title());
            add(all, Part.BODY, places.card(i, "text"), content.text());
            for (int b = 0; b < content.buttons().size(); b++) {
                add(all, Part.LABEL, places.label(i, b), label(content.buttons().get(b)));
            }
        }
        for (int c = 0; c < card.suggestions().size(); c++) {
            add(all, Part.LABEL, places.chipLabel(c), label(card.suggestions().get(c)));
        }
        String sms = "/overrides/sms/text";
        String mms = "/overrides/mms/subject";
        add(all, Part.SMS_TEXT, new Places.Place(sms, sms), card.overrides().smsText());
        add(all, Part.MMS_SUBJECT, new Places.Place(mms, mms), card.overrides().mmsSubject());
        return all;
    }

    private static Optional<Phrase> label(Button button) {
        return Optional.of(button.label());
    }

    private void add(List<Said> all, Part part, Places.Place place, Optional<Phrase> phrase) {
        phrase.ifPresent(words -> all.add(new Said(part, place.own(), places.of(place), filled(words))));
    }
}
