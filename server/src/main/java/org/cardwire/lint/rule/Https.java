package org.cardwire.lint.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cardwire.card.Action;

/** Addresses of buttons, and those that stand in texts. */
final class Https implements Rule {
    private static final Pattern PLAIN = Pattern.compile("\\bhttp://", Pattern.CASE_INSENSITIVE);

    @Override
    public String id() {
        return "https";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        Stream<Finding> buttons = edition.buttons().stream()
                .filter(placed -> placed.button().action() instanceof Action.OpenUrl(var url, var view)
                        && url.source().toLowerCase(Locale.ROOT).startsWith("http://"))
                .map(placed -> found(edition, placed.url()));
        Stream<Finding> texts = edition.texts().stream()
                .filter(said -> PLAIN.matcher(edition.written(said.pointer())).find())
                .map(said -> found(edition, said.pointer()));
        return Stream.concat(buttons, texts);
    }

    private Finding found(Edition edition, String pointer) {
        String written = edition.written(pointer);
        String safe = PLAIN.matcher(written).replaceAll("https://");
        return edition.finding(this, pointer, Map.of("text", written)).fixedBy(List.of(Patch.replace(pointer, safe)));
    }
}
