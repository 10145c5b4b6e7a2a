package org.cardwire.media.svg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The little of CSS that must be understood to know that a style sheet fetches nothing, and to what it refers. */
final class Css {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("url\\s*\\(\\s*[\"']?([^\"')]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT = Pattern.compile("@import", Pattern.CASE_INSENSITIVE);
    /** Without what begins a comment of HTML or another rule. */
    private static final Pattern SELECTOR = Pattern.compile("[^<@;}]+");

    private static final Pattern NAMES = Pattern.compile("[\\w\\u0080-\\uffff-]+");

    private static final int MOST_NAMED = 48;

    private Css() {}

    /**
     * @param at where it applies: names of elements, classes and ids, one of which an element has; empty: anywhere
     * @param ids to which it refers
     */
    record Rule(String selector, String declarations, Set<String> at, Set<String> ids) {}

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

    /**
     * Rules of a sheet, read once from its begin to its end; of what stands behind an {@code @} none is kept, and {@code
     * @import} is refused, wherever a reader might see one.
     */
    static List<Rule> rules(String sheet) throws SvgRefused {
        String plain = plain(sheet);
        if (IMPORT.matcher(plain).find()) {
            throw SvgRefused.unsafe("@import");
        }
        List<Rule> rules = new ArrayList<>();
        int at = 0;
        while (at < plain.length()) {
            boolean kept = plain.charAt(at) != '@';
            int end = end(plain, at, kept);
            if (end < plain.length() && plain.charAt(end) == '{') {
                int close = closing(plain, end);
                String selector = plain.substring(at, end).strip();
                if (kept && SELECTOR.matcher(selector).matches()) {
                    rules.add(rule(selector, plain.substring(end + 1, close)));
                }
                end = close;
            }
            at = end + 1;
            while (at < plain.length() && Character.isWhitespace(plain.charAt(at))) {
                at++;
            }
        }
        return rules;
    }

    /** Where the block begins, or what has none is over. */
    private static int end(String css, int from, boolean rule) {
        int at = from;
        while (at < css.length() && css.charAt(at) != '{' && (rule || css.charAt(at) != ';')) {
            at++;
        }
        return at;
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
        Set<String> ids = references(declarations);
        Set<String> names = new HashSet<>();
        boolean anywhere = selector.matches("(?s).*[:\\[*].*");
        Matcher words = NAMES.matcher(selector);
        while (!anywhere && words.find()) {
            names.add(words.group());
        }
        return new Rule(selector, declarations, Set.copyOf(names), Set.copyOf(ids));
    }
}
