package org.cardwire.media.svg;

/** A whole file that is not drawn, for what it holds. Whoever has a file probed or fitted catches it. */
public final class SvgRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Kind {
        /** It would do more than be seen: {@code what} is the construct as it is written, such as {@code <script>} or {@code onload}. */
        UNSAFE,
        /** {@code what} of {@link SvgCaps} (or {@code filter}, {@code pattern}, {@code memory}) is beyond {@code most}. */
        TOO_COMPLEX,
        /** This machine has no font with the characters {@code what}. */
        NO_FONT
    }

    private final Kind kind;
    private final String what;
    private final String most;

    private SvgRefused(Kind kind, String what, String most) {
        super(kind + " " + what, null, false, false);
        this.kind = kind;
        this.what = what;
        this.most = most;
    }

    static SvgRefused unsafe(String construct) {
        return new SvgRefused(Kind.UNSAFE, construct, "");
    }

    static SvgRefused tooComplex(String what, long most) {
        return new SvgRefused(Kind.TOO_COMPLEX, what, Long.toString(most));
    }

    static SvgRefused noFont(String characters) {
        return new SvgRefused(Kind.NO_FONT, characters, "");
    }

    public Kind kind() {
        return kind;
    }

    public String what() {
        return what;
    }

    /** The cap; empty for the other kinds. */
    public String most() {
        return most;
    }
}
