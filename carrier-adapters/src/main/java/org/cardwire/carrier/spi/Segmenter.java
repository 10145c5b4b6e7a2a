package org.cardwire.carrier.spi;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cardwire.carrier.spi.SmsContent.Coding;
import org.cardwire.carrier.spi.SmsContent.Concatenation;

/**
 * Cuts a text into the segments of an SMS (3GPP TS 23.038 §4, 23.040 §9.2.3.24.1), as few as possible without ever
 * splitting an escape pair, a surrogate pair or a grapheme cluster (an emoji with its skin tone, a flag, a letter with its
 * accents). Only a cluster that is longer than a whole part is cut, and then between code points.
 */
public final class Segmenter {
    private static final int SINGLE_SEPTETS = 160;
    private static final int SINGLE_UNITS = 70;

    private Segmenter() {}

    /**
     * GSM-7 if its alphabet covers the whole text, else UCS-2. An empty text is one empty segment. How many segments a
     * sender may use is for the caller to judge; a concatenation header can number 255.
     */
    public static SmsContent split(String text, Concatenation way) {
        Coding coding = Gsm7.covers(text) ? Coding.GSM7 : Coding.UCS2;
        if (size(text, coding) <= single(coding)) {
            return new SmsContent(text, coding, way, List.of(text));
        }
        return new SmsContent(text, coding, way, parts(text, coding, way.room(coding)));
    }

    /** Where the code points begin that force UCS-2 upon the text, as indexes of the string, in order. */
    public static List<Integer> forcing(String text) {
        return IntStream.iterate(0, i -> i < text.length(), i -> text.offsetByCodePoints(i, 1))
                .filter(i -> !Gsm7.has(text.codePointAt(i)))
                .boxed()
                .toList();
    }

    /** What the text takes up, in septets or UTF-16 units. */
    public static int size(String text, Coding coding) {
        return switch (coding) {
            case GSM7 -> Gsm7.septets(text);
            case UCS2 -> text.length();
        };
    }

    /** Room in a text that needs no concatenation header, in septets or UTF-16 units. */
    public static int single(Coding coding) {
        return switch (coding) {
            case GSM7 -> SINGLE_SEPTETS;
            case UCS2 -> SINGLE_UNITS;
        };
    }

    private static List<String> parts(String text, Coding coding, int room) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int end = 0;
        int filled = 0;
        for (String piece : pieces(text, coding, room)) {
            int size = size(piece, coding);
            if (filled + size > room) {
                parts.add(text.substring(begin, end));
                begin = end;
                filled = 0;
            }
            filled += size;
            end += piece.length();
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** The grapheme clusters of the text; one that is longer than a part comes as its code points. */
    private static List<String> pieces(String text, Coding coding, int room) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        List<String> pieces = new ArrayList<>(text.length());
        int begin = 0;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            String cluster = text.substring(begin, end);
            if (size(cluster, coding) <= room) {
                pieces.add(cluster);
            } else {
                cluster.codePoints().mapToObj(Character::toString).forEach(pieces::add);
            }
            begin = end;
        }
        return pieces;
    }
}
