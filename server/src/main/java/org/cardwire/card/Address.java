package org.cardwire.card;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A web address whose path, query and fragment may hold variables. Their values are escaped (RFC 3986 §2.1: all but
 * unreserved characters), so that a value can never change where the address leads.
 */
public record Address(Phrase phrase) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What is wrong with a text as an address. */
    public enum Flaw {
        BRACES,
        NOT_AN_ADDRESS,
        VARIABLE_IN_HOST
    }

    /** Thrown by {@link #parse}. */
    public static final class FlawException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Flaw flaw;

        FlawException(Flaw flaw) {
            super(flaw.name());
            this.flaw = flaw;
        }

        public Flaw flaw() {
            return flaw;
        }
    }

    /** An absolute http or https address; letters outside ASCII behind the host are percent-encoded here, once. */
    public static Address parse(String text) throws FlawException {
        int behindHost = behindHost(text);
        int hole = text.indexOf("{{");
        if (hole >= 0 && hole < behindHost) {
            throw new FlawException(Flaw.VARIABLE_IN_HOST);
        }
        Phrase phrase = phrase(text.substring(0, behindHost) + ascii(text.substring(behindHost)));
        Address address = new Address(phrase);
        try {
            URI uri = new URI(phrase.fill(variable -> "x"));
            if (uri.getHost() == null) {
                throw new FlawException(Flaw.NOT_AN_ADDRESS);
            }
        } catch (URISyntaxException e) {
            throw new FlawException(Flaw.NOT_AN_ADDRESS);
        }
        return address;
    }

    /** The address for one recipient. */
    public URI fill(Values values) {
        return URI.create(phrase.fill(variable -> escape(values.of(variable).raw())));
    }

    /** The address with its variables as they were written, for a log or an editor. */
    public String source() {
        return phrase.written();
    }

    private static Phrase phrase(String text) throws FlawException {
        try {
            return Phrase.parse(text);
        } catch (IllegalArgumentException e) {
            throw new FlawException(Flaw.BRACES);
        }
    }

    private static int behindHost(String text) throws FlawException {
        String lower = text.toLowerCase(Locale.ROOT);
        int host = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
        if (host == 0) {
            throw new FlawException(text.startsWith("{{") ? Flaw.VARIABLE_IN_HOST : Flaw.NOT_AN_ADDRESS);
        }
        for (int at = host; at < text.length(); at++) {
            if ("/?#".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(c < 0x80 ? Character.toString(c) : escape(Character.toString(c))));
        return out.toString();
    }

    private static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return out.toString();
    }
}
