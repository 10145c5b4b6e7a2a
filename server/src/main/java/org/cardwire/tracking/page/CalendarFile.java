package org.cardwire.tracking.page;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cardwire.card.Action;
import org.cardwire.card.Values;

/** One event as an iCalendar file (RFC 5545). */
final class CalendarFile {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final int LINE_OCTETS = 75;

    private CalendarFile() {}

    static String of(String name, Action.Calendar event, Values values) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Cardwire//Card page//EN");
        line(file, "METHOD:PUBLISH");
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + name + "@cardwire");
        line(file, "DTSTAMP:" + utc(event.start()));
        line(file, "DTSTART:" + utc(event.start()));
        line(file, "DTEND:" + utc(event.end()));
        line(file, "SUMMARY:" + escape(event.title().fill(values)));
        event.description().ifPresent(text -> line(file, "DESCRIPTION:" + escape(text.fill(values))));
        line(file, "END:VEVENT");
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private static String utc(OffsetDateTime at) {
        return UTC.format(at.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** §3.3.11. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .replace("\n", "\\n");
    }

    /** §3.1: lines of at most 75 octets, continued by a space; no character is split. */
    private static void line(StringBuilder file, String text) {
        int octets = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            String one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(one);
            octets += size;
            at += one.length();
        }
        file.append("\r\n");
    }
}
