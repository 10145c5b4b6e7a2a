package org.cardwire.media.font;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a family of this machine's that has all characters of a text; plain ones first, so that pictures look alike. */
public final class Typeface {
    private static final List<String> LIKED = List.of(
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "PingFang SC",
            "Microsoft YaHei",
            "Noto Sans",
            "Liberation Sans",
            "Arial",
            "DejaVu Sans",
            Font.SANS_SERIF);

    private static final int MOST_NAMED = 10;

    private Typeface() {}

    /** Looked up once: it takes half a second. */
    private static final class Installed {
        private static final Set<String> FAMILIES = Set.copyOf(
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
    }

    /** One unit high; empty where no family has all of them. */
    public static Optional<Font> of(String text, boolean bold) {
        return Stream.concat(
                        LIKED.stream()
                                .filter(name -> name.equals(Font.SANS_SERIF) || Installed.FAMILIES.contains(name)),
                        Installed.FAMILIES.stream().sorted())
                .map(name -> new Font(name, bold ? Font.BOLD : Font.PLAIN, 1))
                .filter(font -> font.canDisplayUpTo(text) < 0)
                .findFirst();
    }

    /** The first ten that no family has, for a refusal; what is never seen, such as spaces, is not missed. */
    public static String missing(String text) {
        return text.codePoints()
                .filter(Typeface::visible)
                .distinct()
                .mapToObj(Character::toString)
                .filter(character -> of(character, false).isEmpty())
                .limit(MOST_NAMED)
                .collect(Collectors.joining());
    }

    private static boolean visible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.UnicodeBlock.of(c) != Character.UnicodeBlock.VARIATION_SELECTORS;
    }
}
