package org.cardwire.fitting;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Values;

/** Buttons as lines of text, for channels and handsets without them. */
final class ButtonLines {
    private final List<Button> buttons;
    private final int[] replies;
    private final Language language;
    private final DateTimeFormatter times;

    ButtonLines(Card edition) {
        this.buttons = edition.buttons();
        this.replies = replies(buttons);
        this.language = Language.of(edition.locale());
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(edition.locale());
    }

    /** {@link Card#buttons()}, made once. */
    List<Button> buttons() {
        return buttons;
    }

    /** How an address is written in a line. */
    interface Addresses {
        URI of(int button, Action.OpenUrl action);
    }

    /** The line of one button; empty where words cannot do what it does. */
    Optional<String> line(int index, Values values, Addresses addresses) {
        Button button = buttons.get(index);
        String label = button.label().fill(values);
        return switch (button.action()) {
            case Action.OpenUrl open ->
                Optional.of(named(label, addresses.of(index, open).toString()));
            case Action.Reply reply -> Optional.of(reply(index) + " " + label);
            case Action.Dial(String number) -> Optional.of(named(label, number));
            case Action.ShowLocation(double latitude, double longitude, var name) ->
                Optional.of(named(label, place(latitude, longitude, name.map(n -> n.fill(values)))));
            case Action.ShowPlace(var query) -> Optional.of(named(label, query.fill(values)));
            case Action.ShareLocation share -> Optional.empty();
            case Action.Calendar(OffsetDateTime start, OffsetDateTime end, var title, var description) ->
                Optional.of(named(label, title.fill(values) + ", " + times.format(start) + " – " + times.format(end)));
        };
    }

    /** Where a film plays that only its poster could be sent of. */
    String watch(URI page) {
        return named(language == Language.ZH ? "观看视频" : "Watch", page.toString());
    }

    private String named(String label, String value) {
        return label + (language == Language.ZH ? "：" : ": ") + value;
    }

    private String reply(int index) {
        return (language == Language.ZH ? "回复" : "Reply ") + replies[index];
    }

    /** Reply buttons count from 1 through the whole message. */
    private static int[] replies(List<Button> buttons) {
        int[] numbers = new int[buttons.size()];
        int replies = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = buttons.get(i).action() instanceof Action.Reply ? ++replies : 0;
        }
        return numbers;
    }

    private static String place(double latitude, double longitude, Optional<String> name) {
        String point = String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
        return name.map(n -> n + " (" + point + ")").orElse(point);
    }
}
