package org.cardwire.carrier.smpp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.cardwire.carrier.spi.Gsm7;
import org.cardwire.carrier.spi.SmsContent.Coding;

/**
 * Text to octets and back (data_coding, SMPP 3.4 §5.2.19; the groups that SMSCs pass through, 3GPP TS 23.038 §4).
 *
 * @param unmarked what data_coding 0, the SMSC's default alphabet, is at this link
 */
record TextCoding(DefaultCharset unmarked) {
    static final int DEFAULT = 0;
    static final int UCS2 = 8;

    enum DefaultCharset {
        GSM7,
        LATIN1,
        ASCII
    }

    static int dataCoding(Coding coding) {
        return switch (coding) {
            case GSM7 -> DEFAULT;
            case UCS2 -> UCS2;
        };
    }

    /** Empty where the link's default charset lacks a character of a GSM-7 text. */
    Optional<byte[]> encode(String text, Coding coding) {
        return switch (coding) {
            case UCS2 -> Optional.of(text.getBytes(StandardCharsets.UTF_16BE));
            case GSM7 ->
                switch (unmarked) {
                    case GSM7 -> Optional.of(Gsm7.encode(text));
                    case LATIN1 -> strictly(StandardCharsets.ISO_8859_1.newEncoder(), text);
                    case ASCII -> strictly(StandardCharsets.US_ASCII.newEncoder(), text);
                };
        };
    }

    /** Reads anything; an octet without a meaning becomes the replacement character. */
    String decode(byte[] octets, int dataCoding) {
        return switch (dataCoding) {
            case 0 -> unmarked(octets);
            case 1 -> new String(octets, StandardCharsets.US_ASCII);
            case 2, 3, 4 -> new String(octets, StandardCharsets.ISO_8859_1);
            case 5 -> in("Shift_JIS", octets);
            case 6 -> in("ISO-8859-5", octets);
            case 7 -> in("ISO-8859-8", octets);
            case 8 -> utf16(octets);
            case 10 -> in("ISO-2022-JP", octets);
            case 13 -> in("EUC-JP", octets);
            case 14 -> in("EUC-KR", octets);
            default -> passedThrough(octets, dataCoding);
        };
    }

    /** A TP-DCS of the handset's network: class groups 0x10 to 0x3F, and 0xF0 to 0xFF. */
    private String passedThrough(byte[] octets, int dcs) {
        boolean classGroup = dcs >= 0xF0;
        int alphabet = classGroup ? dcs >> 2 & 1 : dcs >> 2 & 3;
        return switch (alphabet) {
            case 0 -> unmarked(octets);
            case 2 -> utf16(octets);
            default -> new String(octets, StandardCharsets.ISO_8859_1);
        };
    }

    private String unmarked(byte[] octets) {
        return switch (unmarked) {
            case GSM7 -> Gsm7.decode(octets);
            case LATIN1 -> new String(octets, StandardCharsets.ISO_8859_1);
            case ASCII -> new String(octets, StandardCharsets.US_ASCII);
        };
    }

    /** Big-endian by the specification; a byte order mark that says otherwise is believed. */
    private static String utf16(byte[] octets) {
        if (octets.length >= 2 && octets[0] == (byte) 0xFF && octets[1] == (byte) 0xFE) {
            return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16LE);
        }
        boolean marked = octets.length >= 2 && octets[0] == (byte) 0xFE && octets[1] == (byte) 0xFF;
        return new String(marked ? Arrays.copyOfRange(octets, 2, octets.length) : octets, StandardCharsets.UTF_16BE);
    }

    /** Small Java runtimes may lack the charset. */
    private static String in(String charset, byte[] octets) {
        Charset known = Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.ISO_8859_1;
        return new String(octets, known);
    }

    private static Optional<byte[]> strictly(CharsetEncoder encoder, String text) {
        try {
            ByteBuffer octets = encoder.encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOf(octets.array(), octets.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
