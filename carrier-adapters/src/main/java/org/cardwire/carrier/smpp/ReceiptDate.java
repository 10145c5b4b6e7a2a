package org.cardwire.carrier.smpp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A date in a receipt: YYMMDDhhmm with or without seconds, four-digit years, or SMPP absolute time (§7.1.1.1). */
final class ReceiptDate {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyMMddHHmm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    private static final DateTimeFormatter LONG_YEAR = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int ABSOLUTE_LENGTH = 16;
    private static final int QUARTER_HOUR = 15 * 60;

    private ReceiptDate() {}

    /** Empty where the text is no date, or says no zone of its own and none is set. */
    static Optional<Instant> parse(String text, Optional<ZoneId> zone) {
        try {
            if (text.length() == ABSOLUTE_LENGTH) {
                return Optional.of(absolute(text));
            }
            return zone.map(where -> local(text).atZone(where).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(String text) {
        return switch (text.length()) {
            case 10 -> LocalDateTime.parse(text, MINUTES);
            case 12 -> LocalDateTime.parse(text, SECONDS);
            case 14 -> LocalDateTime.parse(text, LONG_YEAR);
            default -> throw new DateTimeException("no date of a receipt");
        };
    }

    private static Instant absolute(String text) {
        int seconds = Integer.parseInt(text.substring(13, 15)) * QUARTER_HOUR;
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(text.endsWith("-") ? -seconds : seconds);
        return LocalDateTime.parse(text.substring(0, 12), SECONDS).toInstant(offset);
    }
}
