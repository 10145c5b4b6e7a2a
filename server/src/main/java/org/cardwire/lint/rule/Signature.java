package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who an SMS is from stands before its text, once. */
final class Signature implements Rule {
    @Override
    public String id() {
        return "signature";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public boolean judges(Edition edition) {
        return edition.around().imprint().isPresent();
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        return edition.around().imprint().map(words -> words.signature(edition.locale())).stream()
                .flatMap(signature -> signature.isBlank() ? Stream.of(none(edition)) : twice(edition, signature));
    }

    private Finding none(Edition edition) {
        return edition.finding(
                this, "none", "", Map.of("locale", edition.locale().toLanguageTag()));
    }

    /** The author wrote by hand what stands there anyway. */
    private Stream<Finding> twice(Edition edition, String signature) {
        return edition.texts().stream()
                .filter(said -> said.part() == Said.Part.SMS_TEXT || said.part() == Said.Part.TEXT)
                .filter(said -> edition.written(said.pointer()).startsWith(signature.strip()))
                .map(said -> {
                    String rest = edition.written(said.pointer())
                            .substring(signature.strip().length())
                            .strip();
                    return edition.finding(this, "twice", said.pointer(), Map.of("signature", signature.strip()))
                            .fixedBy(rest.isEmpty() ? List.of() : List.of(Patch.replace(said.pointer(), rest)));
                });
    }
}
