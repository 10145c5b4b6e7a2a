package org.cardwire.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.lint.rule.Edition;
import org.cardwire.lint.rule.Finding;
import org.cardwire.lint.rule.Rule;
import org.cardwire.lint.rule.Severity;

/** Looks at every language of a card by every rule. May wait for pictures: call it on a virtual thread. */
public final class Linter {
    private final List<Rule> rules;

    public Linter(Limits limits) {
        this.rules = Rule.all(limits);
    }

    /**
     * @param findings the heaviest first, else in the order of the rules
     * @param unjudged ids of the rules that lacked something: a sender, a brand's list, a picture
     */
    public record Report(List<Finding> findings, Set<String> unjudged) {
        public long count(Severity severity) {
            return findings.stream()
                    .filter(found -> found.severity() == severity)
                    .count();
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /** @param document from which the card was read */
    public Report lint(Card card, JsonNode document, Edition.Around around) {
        Edition.Around known = around.remembering();
        List<Edition> editions = languages(card)
                .map(locale -> new Edition(card.in(locale), document, known))
                .toList();
        List<Finding> found = new ArrayList<>();
        Set<String> unjudged = new LinkedHashSet<>();
        for (Rule rule : rules) {
            found.addAll(findings(rule, editions));
            if (!editions.stream().allMatch(rule::judges)) {
                unjudged.add(rule.id());
            }
        }
        found.sort(Comparator.comparing(Finding::severity));
        return new Report(List.copyOf(found), unjudged);
    }

    private record Place(String code, String pointer) {}

    /** What languages share is said once, for the first of them. */
    private static List<Finding> findings(Rule rule, List<Edition> editions) {
        List<Finding> all = new ArrayList<>();
        Set<Place> told = new HashSet<>();
        for (Edition edition : editions) {
            List<Finding> fresh = rule.check(edition)
                    .filter(finding -> finding.pointer().isEmpty() || !told.contains(place(finding)))
                    .toList();
            fresh.forEach(finding -> told.add(place(finding)));
            all.addAll(fresh);
        }
        return all;
    }

    private static Place place(Finding finding) {
        return new Place(finding.code(), finding.pointer());
    }

    private static Stream<Locale> languages(Card card) {
        Stream<Locale> others = card.locales().keySet().stream().sorted(Comparator.comparing(Locale::toLanguageTag));
        return Stream.concat(Stream.of(card.locale()), others).distinct();
    }
}
