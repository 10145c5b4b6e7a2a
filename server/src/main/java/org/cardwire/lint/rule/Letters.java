package org.cardwire.lint.rule;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as they are compared and measured. */
final class Letters {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");
    /** Scripts that are written without spaces between words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI, UnicodeScript.LAO);

    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private Letters() {}

    /** Full-width forms are the ordinary ones, case is gone, nothing invisible is left, spaces are single. */
    static String fold(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        return SPACE.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a folded text has a folded word; in scripts with spaces, not inside of another word. */
    static boolean has(String text, String word) {
        for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (!joined(text, at) && !joined(text, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the letters before and behind this place belong to one word. */
    private static boolean joined(String text, int at) {
        return at > 0 && at < text.length() && inWord(text.codePointBefore(at)) && inWord(text.codePointAt(at));
    }

    private static boolean inWord(int c) {
        return Character.isLetterOrDigit(c) && !UNSPACED.contains(UnicodeScript.of(c));
    }

    /** In the width of a Chinese character, which other letters have half of; rounded up. */
    static int width(String text) {
        int halves = text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
        return Math.ceilDiv(halves, 2);
    }

    private static boolean wide(int c) {
        boolean punctuation = c >= 0x3000 && c <= 0x303F;
        boolean fullWidth = c >= 0xFF01 && c <= 0xFF60;
        boolean emoji = c > 0xFF && Character.isEmoji(c);
        return punctuation || fullWidth || emoji || WIDE.contains(UnicodeScript.of(c));
    }
}
