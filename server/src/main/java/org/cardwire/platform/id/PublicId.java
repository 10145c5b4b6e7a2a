package org.cardwire.platform.id;

import java.util.OptionalLong;

/**
 * The public text of one kind of id: a prefix, an underscore, and 13 characters of Crockford's base 32 in lower case.
 * The texts of one kind sort as the ids do.
 *
 * <pre>{@code static final PublicId MESSAGE = new PublicId("msg"); MESSAGE.of(id) -> "msg_01fz3k..." }</pre>
 */
public record PublicId(String prefix) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 13;
    private static final int BITS_PER_CHARACTER = 5;

    /** Throws {@link IllegalArgumentException} for a negative number. */
    public String of(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("ids have 63 bits");
        }
        char[] text = new char[LENGTH];
        long rest = id;
        for (int at = LENGTH - 1; at >= 0; at--) {
            text[at] = ALPHABET.charAt((int) (rest & 31));
            rest >>>= BITS_PER_CHARACTER;
        }
        return prefix + "_" + new String(text);
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the caller of the API. */
    public long parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not an id of this kind: expected " + prefix
                        + "_ and 13 characters of 0-9 and a-z without i, l, o, u"));
    }

    public OptionalLong tryParse(String text) {
        if (text.length() != prefix.length() + 1 + LENGTH || !text.startsWith(prefix + "_")) {
            return OptionalLong.empty();
        }
        long id = 0;
        for (int at = prefix.length() + 1; at < text.length(); at++) {
            int digit = ALPHABET.indexOf(text.charAt(at));
            boolean overflow = id > (Long.MAX_VALUE >> BITS_PER_CHARACTER);
            if (digit < 0 || overflow) {
                return OptionalLong.empty();
            }
            id = id << BITS_PER_CHARACTER | digit;
        }
        return OptionalLong.of(id);
    }
}
