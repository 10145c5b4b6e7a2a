package org.cardwire.carrier.smpp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a receipt, {@code id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…} (SMPP 3.4 appendix B),
 * read as SMSCs really write it: any order and case, fields missing or added, equals signs and commas.
 */
record ReceiptText(Optional<String> id, Optional<String> stat, Optional<String> error, Optional<String> doneDate) {
    private static final Pattern ID = field("id|msgid|message_?id");
    private static final Pattern STAT = field("stat|status|state");
    private static final Pattern ERROR = field("err|error");
    private static final Pattern DONE_DATE = field("done[ _]?date");
    /** What stands behind it is the beginning of the message, which may look like anything. */
    private static final Pattern QUOTED = Pattern.compile("(?i)[ ,;]text[ ]?[:=]");

    static ReceiptText parse(String text) {
        Matcher quoted = QUOTED.matcher(text);
        String fields = quoted.find() ? text.substring(0, quoted.start()) : text;
        return new ReceiptText(
                find(ID, fields),
                find(STAT, fields).map(word -> word.toUpperCase(Locale.ROOT)),
                find(ERROR, fields),
                find(DONE_DATE, fields));
    }

    private static Pattern field(String names) {
        return Pattern.compile("(?i)(?:^|[\\s,;])(?:" + names + ")[ ]?[:=][ ]?([^\\s,;]+)");
    }

    private static Optional<String> find(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
