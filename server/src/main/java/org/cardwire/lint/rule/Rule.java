package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Words;

/** One thing that cards are looked at for. Without state: any number of threads may ask. */
public interface Rule {
    Words WORDS = Words.of("lint");

    /** As it stands in answers, such as {@code alt-text}. */
    String id();

    Severity severity();

    /** Whether what the rule looks at is known here: a card alone says nothing of its sender. */
    default boolean judges(Edition edition) {
        return true;
    }

    Stream<Finding> check(Edition edition);

    /** What it asks for, in a few words. */
    default String title(Language reader) {
        return WORDS.say(id() + ".title", Map.of(), reader);
    }

    /** Why it asks for it. */
    default String why(Language reader) {
        return WORDS.say(id() + ".why", Map.of(), reader);
    }

    /** All rules, in the order in which a reader meets what they speak of. */
    static List<Rule> all(Limits limits) {
        Vocabulary vocabulary = Vocabulary.standard();
        return List.of(
                new FirstScreen(limits),
                new CallToAction(),
                new Depth(limits),
                new TooManyButtons(limits),
                new VagueLabel(vocabulary),
                new Https(),
                new OptOut(vocabulary, limits),
                new Signature(),
                new FilterWords(),
                new AltText(),
                new QrCode(),
                new ImageText(limits),
                new Untranslated());
    }
}
