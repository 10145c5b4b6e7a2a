package org.cardwire.media.svg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The little of CSS that must be understood to know that a style sheet fetches nothing, and to what it refers. */
final class Css {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("url\\s*\\(\\s*[\"']?([^\"')]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES = Pattern.compile("[\\w\\u0080-\\uffff-]+");

    private static final int MOST_NAMED = 48;

    private Css() {}

    /** @param at where it applies: names of elements, classes and ids, one of which an element has; empty: anywhere */
    record Rule(String selector, String declarations, Set<String> at, boolean refers) {}

    /** Without comments and escapes, in which words can hide. */
    static String plain(String css) throws SvgRefused {
        String plain = COMMENT.matcher(css).replaceAll(" ");
        if (plain.indexOf('\\') < 0) {
            return plain;
        }
        plain = ESCAPE.matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1), found.group(2))));
        if (plain.indexOf('\\') >= 0) {
            throw SvgRefused.unsafe("\\ (CSS)");
        }
        return plain;
    }

    private static String unescaped(@Nullable String hex, String other) {
        if (hex == null) {
            return other;
        }
        int code = Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : " ";
    }

    /** The ids that a value refers to; any other address is a reason to refuse. */
    static Set<String> references(String plain) throws SvgRefused {
        Set<String> ids = new HashSet<>();
        Matcher addresses = ADDRESS.matcher(plain);
        while (addresses.find()) {
            String address = addresses.group(1).strip();
            if (!address.startsWith("#")) {
                throw SvgRefused.unsafe("url(" + shortened(address) + ")");
            }
            ids.add(address.substring(1));
        }
        return ids;
    }

    /** On one line, for a refusal that names it. */
    static String shortened(String address) {
        String line = address.replaceAll("\\s+", " ");
        return line.length() <= MOST_NAMED ? line : line.substring(0, MOST_NAMED) + "...";
    }

    /** Rules of a sheet; of what stands behind an {@code @} none is kept, and {@code @import} is refused. */
    static List<Rule> rules(String sheet) throws SvgRefused {
        String plain = plain(sheet);
        List<Rule> rules = new ArrayList<>();
        int at = 0;
        while (at < plain.length()) {
            int open = plain.indexOf('{', at);
            int end = plain.indexOf(';', at);
            String head = plain.substring(at, open < 0 ? plain.length() : open).strip();
            if (head.toLowerCase(Locale.ROOT).startsWith("@import")) {
                throw SvgRefused.unsafe("@import");
            }
            if (head.startsWith("@") && end >= 0 && (open < 0 || end < open)) {
                at = end + 1;
            } else if (open < 0) {
                at = plain.length();
            } else {
                int close = closing(plain, open);
                if (!head.startsWith("@")) {
                    rules.add(rule(head, plain.substring(open + 1, close)));
                }
                at = close + 1;
            }
        }
        return rules;
    }

    private static int closing(String css, int open) {
        int depth = 0;
        for (int i = open; i < css.length(); i++) {
            depth += css.charAt(i) == '{' ? 1 : css.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return css.length();
    }

    private static Rule rule(String selector, String declarations) throws SvgRefused {
        boolean refers = !references(declarations).isEmpty();
        Set<String> names = new HashSet<>();
        boolean anywhere = selector.matches("(?s).*[:\\[*].*");
        Matcher words = NAMES.matcher(selector);
        while (!anywhere && words.find()) {
            names.add(words.group());
        }
        return new Rule(selector, declarations, Set.copyOf(names), refers);
    }
}
