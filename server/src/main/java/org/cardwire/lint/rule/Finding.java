package org.cardwire.lint.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.card.Language;

/**
 * Something worth changing, and where.
 *
 * @param pointer RFC 6901 JSON pointer into the card, {@code ""} for the whole
 * @param locale of the texts in which it was found
 * @param code of its sentences: the rule's id, or that with a word behind it where a rule finds different things
 * @param params what the sentences name, by name
 * @param fix what a program can do about it (RFC 6902), to the card as it was given; empty where a person has to think
 */
public record Finding(
        String rule,
        Severity severity,
        String pointer,
        Locale locale,
        String code,
        Map<String, String> params,
        List<Patch> fix) {
    public Finding {
        params = Map.copyOf(params);
        fix = List.copyOf(fix);
    }

    public Finding with(Severity other) {
        return new Finding(rule, other, pointer, locale, code, params, fix);
    }

    Finding fixedBy(List<Patch> patches) {
        return new Finding(rule, severity, pointer, locale, code, params, patches);
    }

    /** What was found. */
    public String sentence(Language reader) {
        return Rule.WORDS.say(code, params, reader);
    }

    /** What to do about it. */
    public String remedy(Language reader) {
        return Rule.WORDS.say(code + ".remedy", params, reader);
    }
}
