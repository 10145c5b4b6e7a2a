package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A card in another language has all of its words in that language. */
final class Untranslated implements Rule {
    @Override
    public String id() {
        return "untranslated";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        Optional<String> translation = edition.places().translation();
        String own = edition.document().path("locale").asText();
        if (translation.isEmpty() || sameLanguage(own, edition.locale().toLanguageTag())) {
            return Stream.empty();
        }
        List<String> missing = edition.texts().stream()
                .filter(said -> !said.translated() && hasLetters(edition.written(said.own())))
                .map(Said::own)
                .toList();
        Map<String, String> params = Map.of(
                "count",
                "" + missing.size(),
                "locale",
                edition.locale().toLanguageTag(),
                "first",
                missing.stream().findFirst().orElse(""));
        return missing.isEmpty() ? Stream.empty() : Stream.of(edition.finding(this, translation.get(), params));
    }

    private static boolean sameLanguage(String one, String other) {
        return one.split("-")[0].equalsIgnoreCase(other.split("-")[0]);
    }

    /** Apart from variables: those are filled in, not translated. */
    private static boolean hasLetters(String written) {
        return written.replaceAll("\\{\\{[^}]*}}", "").codePoints().anyMatch(Character::isLetter);
    }
}
