package org.cardwire.media.banner;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Breaks a text into lines, where its language may be broken and as evenly as can be. Words are never cut. */
record Setting(List<TextLayout> lines, double size) {
    /** Of one line to the next, in sizes: room for the strokes of Chinese characters. */
    static final double LEADING = 1.22;

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final int HALVINGS = 12;

    /** Empty when it takes more lines, or a word is wider than the column. */
    static Optional<Setting> of(Words words, Layer.Line line, double size, double width) {
        String text = words.of(line.slot());
        Locale language = words.language();
        Font font = words.face(line.slot()).deriveFont((float) size);
        List<String> wide = broken(text, font, width, language);
        if (wide.isEmpty() || wide.size() > line.most()) {
            return Optional.empty();
        }
        double narrow = 0;
        double enough = width;
        List<String> even = wide;
        for (int i = 0; wide.size() > 1 && i < HALVINGS; i++) {
            double middle = (narrow + enough) / 2;
            List<String> lines = broken(text, font, middle, language);
            if (!lines.isEmpty() && lines.size() == wide.size()) {
                enough = middle;
                even = lines;
            } else {
                narrow = middle;
            }
        }
        return Optional.of(
                new Setting(even.stream().map(piece -> layout(piece, font)).toList(), size));
    }

    private static TextLayout layout(String line, Font font) {
        return new TextLayout(line, font, SMOOTH);
    }

    /** Empty when a piece that must not be broken is wider. */
    static List<String> broken(String text, Font font, double width, Locale language) {
        BreakIterator breaks = BreakIterator.getLineInstance(language);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        int begin = 0;
        int fits = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (advance(text.substring(begin, end), font) > width) {
                if (fits == begin || advance(text.substring(fits, end), font) > width) {
                    return List.of();
                }
                lines.add(text.substring(begin, fits).strip());
                begin = fits;
            }
            fits = end;
        }
        lines.add(text.substring(begin).strip());
        return lines;
    }

    private static double advance(String piece, Font font) {
        String visible = piece.stripTrailing();
        return visible.isEmpty() ? 0 : layout(visible, font).getAdvance();
    }

    double width() {
        return lines.stream().mapToDouble(TextLayout::getAdvance).max().orElse(0);
    }

    double height() {
        return lines.size() * LEADING * size;
    }
}
