package org.cardwire.media.svg.easel;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Which characters this machine can draw: a box in their place would be shown to nobody's liking. */
final class Glyphs {
    private static final int MOST_NAMED = 10;

    private final Set<Integer> drawable = new HashSet<>();

    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String characters) {
            super(characters);
        }

        String characters() {
            return String.valueOf(getMessage());
        }
    }

    void check(String text) throws Missing {
        String missing = text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c) && !invisible(c))
                .distinct()
                .filter(c -> !drawable(c))
                .limit(MOST_NAMED)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || Character.UnicodeBlock.of(c) == Character.UnicodeBlock.VARIATION_SELECTORS;
    }

    private boolean drawable(int c) {
        if (drawable.contains(c)) {
            return true;
        }
        IntPredicate anywhere = wanted -> {
            for (Font font : GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()) {
                if (font.canDisplay(wanted)) {
                    return true;
                }
            }
            return false;
        };
        return (new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay(c) || anywhere.test(c)) && drawable.add(c);
    }
}
