package org.cardwire.reporting;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cardwire.card.Language;
import org.cardwire.card.Words;
import org.cardwire.message.Event;

/** Puts codes and their parameters into the reader's language. */
final class Sentences {
    private static final Words EXPLAIN = Words.of("explain");
    private static final Words LOSSES = Words.of("loss");
    private static final Words UNFIT = Words.of("unfit");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String LOSS = "loss.";

    private final EventLines lines = new EventLines();

    String of(Facts facts, Event event, Reader reader) {
        return of(lines.of(facts, event), reader);
    }

    String of(Line line, Reader reader) {
        return say(line.code(), line.params(), reader);
    }

    String say(String code, Map<String, String> params, Reader reader) {
        if (code.startsWith(LOSS)) {
            return LOSSES.say(code.substring(LOSS.length()), params, reader.language());
        }
        Map<String, String> told = new HashMap<>();
        params.forEach((name, value) -> told.put(name, tell(name, value, reader)));
        return EXPLAIN.say(code, told, reader.language());
    }

    static boolean knows(String code) {
        return EXPLAIN.codes(Language.EN).contains(code);
    }

    private static String tell(String name, String value, Reader reader) {
        return switch (name) {
            case "at", "until" -> time(value, reader);
            case "channel", "next" -> value.toUpperCase(Locale.ROOT);
            case "rules" -> words("rule.", value, reader);
            case "form", "kind", "source" -> words(name + ".", value, reader);
            case "unfit" -> unfit(value, reader);
            default -> value;
        };
    }

    private static String time(String value, Reader reader) {
        try {
            return MINUTE.format(Instant.parse(value).atZone(reader.zone()));
        } catch (DateTimeParseException e) {
            return value; // a carrier's or an older record's own way of writing a time
        }
    }

    /** A list of names, each as its own word; a name without a word stands for itself. */
    private static String words(String prefix, String names, Reader reader) {
        return Arrays.stream(names.split(","))
                .map(name -> knows(prefix + name) ? EXPLAIN.say(prefix + name, Map.of(), reader.language()) : name)
                .collect(Collectors.joining(EXPLAIN.say("comma", Map.of(), reader.language())));
    }

    /** A code, a space and its parameters as JSON. */
    private static String unfit(String value, Reader reader) {
        int space = value.indexOf(' ');
        String code = space < 0 ? value : value.substring(0, space);
        return UNFIT.codes(reader.language()).contains(code)
                ? UNFIT.say(code, Details.texts(space < 0 ? "" : value.substring(space + 1)), reader.language())
                : value;
    }
}
