package org.cardwire.media.svg.easel;

import java.awt.Font;
import java.io.InputStream;
import org.apache.batik.bridge.DefaultFontFamilyResolver;
import org.apache.batik.bridge.FontFace;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.gvt.font.AWTFontFamily;
import org.apache.batik.gvt.font.GVTFontFamily;
import org.cardwire.media.font.Typeface;
import org.jspecify.annotations.Nullable;

/** Fonts for a drawing: those that it names, as far as this machine has them, and for other characters those that banners take. */
final class Glyphs implements FontFamilyResolver {
    private static final FontFamilyResolver NAMED = DefaultFontFamilyResolver.SINGLETON;

    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String characters) {
            super(characters);
        }

        String characters() {
            return String.valueOf(getMessage());
        }
    }

    /** A box in a character's place would be to nobody's liking. */
    static void check(String text) throws Missing {
        String missing = Typeface.missing(text);
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    @Override
    public GVTFontFamily getFamilyThatCanDisplay(char c) {
        return Typeface.of(Character.toString(c), false)
                .<GVTFontFamily>map(font -> new AWTFontFamily(font.getFamily()))
                .orElseGet(() -> NAMED.getFamilyThatCanDisplay(c));
    }

    /** What files call {@code sans-serif} Java would take from several fonts of other countries. */
    @Override
    public @Nullable GVTFontFamily resolve(String family) {
        GVTFontFamily named = NAMED.resolve(family);
        return named != null && named.getFamilyName().equals(Font.SANS_SERIF) ? getDefault() : named;
    }

    @Override
    public @Nullable GVTFontFamily resolve(String family, FontFace face) {
        return NAMED.resolve(family, face);
    }

    @Override
    public GVTFontFamily loadFont(InputStream in, FontFace face) {
        throw new UnsupportedOperationException("a drawing brings no fonts");
    }

    @Override
    public GVTFontFamily getDefault() {
        return getFamilyThatCanDisplay(' ');
    }
}
