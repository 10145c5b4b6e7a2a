package org.cardwire.lint.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.CardContent;
import org.cardwire.card.Language;

/**
 * A QR code that leads to a page is of no use on the very phone that shows it: the page wants a button. One that says anything
 * else, such as a ticket, is shown to others and stands where it should.
 */
final class QrCode implements Rule {
    @Override
    public String id() {
        return "qr-code";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public boolean judges(Edition edition) {
        return edition.sees();
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        var cards = edition.card().cards();
        return Stream.iterate(0, i -> i < cards.size(), i -> i + 1).flatMap(i -> found(edition, i).stream());
    }

    private Optional<Finding> found(Edition edition, int at) {
        CardContent content = edition.card().cards().get(at);
        Optional<String> page = edition.seen(at).flatMap(Pictures.Seen::qrCode).filter(QrCode::isPage);
        return page.filter(url -> content.buttons().stream().noneMatch(button -> opens(button, url)))
                .map(url -> edition.finding(
                                this, edition.places().of(edition.places().asset(at)), Map.of("text", url))
                        .fixedBy(fix(edition, at, url)));
    }

    private static boolean isPage(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private static boolean opens(Button button, String url) {
        return button.action() instanceof Action.OpenUrl(var address, var view)
                && address.source().equals(url);
    }

    /** A button that opens what the code says, for a card that has none yet: of two pages one would be too many. */
    private static List<Patch> fix(Edition edition, int at, String url) {
        if (!edition.card().cards().get(at).buttons().isEmpty()) {
            return List.of();
        }
        Language language = Language.of(
                Locale.forLanguageTag(edition.document().path("locale").asText()));
        ObjectNode button = JsonNodeFactory.instance.objectNode();
        button.put("id", "page").put("label", WORDS.say("label.page", Map.of(), language));
        button.putObject("action").put("type", "openUrl").put("url", url);
        String buttons = "/cards/" + at + "/buttons";
        return List.of(
                edition.document().at(buttons).isArray()
                        ? Patch.add(buttons + "/-", button)
                        : Patch.add(
                                buttons, JsonNodeFactory.instance.arrayNode().add(button)));
    }
}
