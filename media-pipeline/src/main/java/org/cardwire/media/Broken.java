package org.cardwire.media;

/**
 * A file that is damaged: what it promises in its header is not all there.
 *
 * @param reason in English, for a log or a problem's detail, such as {@code the JPEG ends before its end marker}
 */
public record Broken(Code code, MediaType type, String reason) implements Refusal {
    public enum Code {
        EMPTY,
        TRUNCATED,
        CORRUPT
    }
}
