package org.cardwire.card;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text that may hold variables, {@code Dear {{name}}}, taken apart once so that filling it for a recipient only joins
 * strings.
 */
public record Phrase(List<Piece> pieces) {
    public Phrase {
        pieces = List.copyOf(pieces);
    }

    public sealed interface Piece {}

    public record Literal(String text) implements Piece {}

    public record Hole(String variable) implements Piece {}

    /** A text without variables, as it stands. */
    public static Phrase literal(String text) {
        return new Phrase(List.of(new Literal(text)));
    }

    /** Throws {@link IllegalArgumentException} where a pair of braces is not closed or holds no variable's name. */
    public static Phrase parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            int close = text.indexOf("}}", open);
            String name = close < 0 ? "" : text.substring(open + 2, close).strip();
            if (!Variable.isName(name)) {
                throw new IllegalArgumentException("{{ without a variable's name and }}");
            }
            addLiteral(pieces, text.substring(from, open));
            pieces.add(new Hole(name));
            from = close + 2;
        }
        addLiteral(pieces, text.substring(from));
        return new Phrase(pieces);
    }

    private static void addLiteral(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Literal(text));
        }
    }

    /** The text for one recipient, values as they are shown in the card's language. */
    public String fill(Values values) {
        return fill(variable -> values.of(variable).shown());
    }

    /** With the names of its variables in the place of values. */
    public String written() {
        return fill(variable -> "{{" + variable + "}}");
    }

    String fill(Function<String, String> values) {
        if (pieces.size() == 1 && pieces.getFirst() instanceof Literal(String text)) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(
                    switch (piece) {
                        case Literal(String text) -> text;
                        case Hole(String variable) -> values.apply(variable);
                    });
        }
        return filled.toString();
    }

    /** The same for every recipient. */
    public boolean fixed() {
        return variables().isEmpty();
    }

    public List<String> variables() {
        return pieces.stream()
                .mapMulti((Piece piece, java.util.function.Consumer<String> out) -> {
                    if (piece instanceof Hole(String variable)) {
                        out.accept(variable);
                    }
                })
                .toList();
    }

    /** Code points that stay whatever the values. */
    int fixedLength() {
        String fixed = fill(variable -> "");
        return fixed.codePointCount(0, fixed.length());
    }
}
