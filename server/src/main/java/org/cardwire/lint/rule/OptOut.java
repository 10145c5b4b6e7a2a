package org.cardwire.lint.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;

/**
 * A promotional card says how to get no more of them. RCS and MMS show what the card says; the words behind an SMS are the
 * sender's.
 */
final class OptOut implements Rule {
    private static final String CHIPS = "/suggestions";
    private static final String ID = "opt-out";

    private final Vocabulary vocabulary;
    private final int most;

    OptOut(Vocabulary vocabulary, Limits limits) {
        this.vocabulary = vocabulary;
        this.most = limits.of(Limit.CARD_SUGGESTIONS);
    }

    @Override
    public String id() {
        return "opt-out";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        if (edition.card().kind() != Card.Kind.PROMOTIONAL) {
            return Stream.empty();
        }
        Stream<Finding> card = told(edition)
                ? Stream.empty()
                : Stream.of(edition.finding(this, "card", CHIPS, Map.of()).fixedBy(chip(edition)));
        boolean silent = edition.around()
                .imprint()
                .filter(imprint -> imprint.optOut(edition.card()).isEmpty())
                .isPresent();
        Map<String, String> locale = Map.of("locale", edition.locale().toLanguageTag());
        return silent ? Stream.concat(card, Stream.of(edition.finding(this, "sender", "", locale))) : card;
    }

    /** Only words that RCS and MMS show: not what an SMS alone says, and not what describes a picture. */
    private boolean told(Edition edition) {
        boolean words = edition.texts().stream()
                .filter(said -> switch (said.part()) {
                    case TEXT, TITLE, BODY, LABEL -> true;
                    case SUBJECT, SMS_TEXT, MMS_SUBJECT, ALT -> false;
                })
                .anyMatch(said -> vocabulary.tellsOptOut(said.text()));
        return words
                || edition.card().buttons().stream()
                        .anyMatch(button -> button.action() instanceof Action.Reply(var postback)
                                && vocabulary.tellsOptOut(edition.filled(postback)));
    }

    /** A chip that a tap turns into an opt-out, in every language of the card; none where the chips are full. */
    private List<Patch> chip(Edition edition) {
        List<Button> chips = edition.card().suggestions();
        if (chips.size() >= most) {
            return List.of();
        }
        String id = free(chips.stream().map(Button::id).collect(Collectors.toSet()));
        String own = edition.document().path("locale").asText();
        ObjectNode chip = JsonNodeFactory.instance.objectNode().put("id", id).put("label", label(own));
        chip.putObject("action")
                .put("type", "reply")
                .put("postback", WORDS.say("opt-out.word", Map.of(), language(own)));
        List<Patch> patches = new ArrayList<>();
        patches.add(
                edition.document().path("suggestions").isArray()
                        ? Patch.add(CHIPS + "/-", chip)
                        : Patch.add(CHIPS, JsonNodeFactory.instance.arrayNode().add(chip)));
        edition.document().path("locales").properties().forEach(locale -> {
            if (language(locale.getKey()) != language(own)) {
                patches.add(words(locale.getKey(), id, locale.getValue().has("suggestions")));
            }
        });
        return patches;
    }

    private static String free(Set<String> taken) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? ID : ID + "-" + n)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static Patch words(String tag, String id, boolean others) {
        ObjectNode words = JsonNodeFactory.instance.objectNode().put("label", label(tag));
        String all = "/locales/" + tag + CHIPS;
        return others
                ? Patch.add(all + "/" + id, words)
                : Patch.add(all, JsonNodeFactory.instance.objectNode().set(id, words));
    }

    private static String label(String tag) {
        return WORDS.say("opt-out.label", Map.of(), language(tag));
    }

    private static Language language(String tag) {
        return Language.of(Locale.forLanguageTag(tag));
    }
}
