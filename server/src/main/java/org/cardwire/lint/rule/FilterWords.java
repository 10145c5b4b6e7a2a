package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Words of the brand's own list, in every text. The list says how much each weighs. */
final class FilterWords implements Rule {
    @Override
    public String id() {
        return "filter-words";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public boolean judges(Edition edition) {
        return edition.around().filterWords().isPresent();
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        List<FilterWord> list = edition.around().filterWords().orElse(List.of());
        return edition.texts().stream().flatMap(said -> {
            String text = Letters.fold(said.text());
            return list.stream()
                    .filter(listed -> Letters.has(text, Letters.fold(listed.word())))
                    .map(listed -> found(edition, said, listed));
        });
    }

    private Finding found(Edition edition, Said said, FilterWord listed) {
        Finding found = listed.note().isBlank()
                ? edition.finding(this, said.pointer(), Map.of("word", listed.word()))
                : edition.finding(this, "noted", said.pointer(), Map.of("word", listed.word(), "note", listed.note()));
        return found.with(listed.severity());
    }
}
