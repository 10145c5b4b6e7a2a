package org.cardwire.platform.db;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL with {@code :name} turned into PostgreSQL's {@code $1}. A name that stands twice is one parameter. Casts ({@code
 * ::text}), array slices with a space or digit after the colon, quoted strings, quoted identifiers, dollar quotes and
 * comments are left alone.
 */
record NamedSql(String sql, List<String> names) {
    NamedSql {
        names = List.copyOf(names);
    }

    static NamedSql parse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int skipped = skipQuoted(text, at);
            if (skipped > at) {
                out.append(text, at, skipped);
                at = skipped;
            } else if (startsParameter(text, at)) {
                int end = endOfName(text, at + 1);
                String name = text.substring(at + 1, end);
                if (!names.contains(name)) {
                    names.add(name);
                }
                out.append('$').append(names.indexOf(name) + 1);
                at = end;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return new NamedSql(out.toString(), names);
    }

    private static boolean startsParameter(String text, int at) {
        return text.charAt(at) == ':'
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))
                && (at == 0 || text.charAt(at - 1) != ':');
    }

    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    /** The end of the string, identifier, comment or dollar quote that starts here, or {@code at} when none does. */
    private static int skipQuoted(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return after(text, String.valueOf(c), at + 1);
        }
        if (text.startsWith("--", at)) {
            return after(text, "\n", at + 2);
        }
        if (text.startsWith("/*", at)) {
            return after(text, "*/", at + 2);
        }
        if (c == '$') {
            int close = text.indexOf('$', at + 1);
            boolean tag = close > 0 && text.substring(at + 1, close).chars().allMatch(Character::isLetter);
            return tag ? after(text, text.substring(at, close + 1), close + 1) : at;
        }
        return at;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
