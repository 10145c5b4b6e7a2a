package org.cardwire.platform.http;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer RFC 6901 into the body; {@code #query/name}, {@code #header/name} or {@code #path/name} for parameters
 * @param code stable, for programs
 * @param detail what is wrong and what would be right
 */
public record FieldProblem(String pointer, String code, Text detail) {
    public FieldProblem(String pointer, String code, String en, String zh) {
        this(pointer, code, new Text(en, zh));
    }

    /** The same problem of a value that stands deeper in a document, such as a card inside of a request. */
    public FieldProblem under(String prefix) {
        return new FieldProblem(prefix + pointer, code, detail);
    }
}
