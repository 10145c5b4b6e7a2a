package org.cardwire.carrier.spi;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1), unpacked: one octet for each septet,
 * as SMPP carries it. National shift tables are not used: too few handsets know them.
 */
public final class Gsm7 {
    /** Leads to the extension table; takes a septet of its own. */
    public static final int ESCAPE = 0x1B;

    /** By septet; the place of the escape is held by a character that no text can hold there. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final int[] EXTENSION_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final int HIGHEST = '€';
    private static final short ABSENT = -1;

    /** By character: the septet, with {@link #ESCAPE} in the upper octet where it needs one, or {@link #ABSENT}. */
    private static final short[] SEPTETS = new short[HIGHEST + 1];

    static {
        Arrays.fill(SEPTETS, ABSENT);
        for (int septet = 0; septet < BASIC.length(); septet++) {
            if (septet != ESCAPE) {
                SEPTETS[BASIC.charAt(septet)] = (short) septet;
            }
        }
        for (int i = 0; i < EXTENSION_SEPTETS.length; i++) {
            SEPTETS[EXTENSION.charAt(i)] = (short) (ESCAPE << 8 | EXTENSION_SEPTETS[i]);
        }
    }

    private Gsm7() {}

    /** Whether the character is in the alphabet; if not, it forces the whole text into UCS-2. */
    public static boolean has(int character) {
        return septetsOf(character) != ABSENT;
    }

    public static boolean covers(String text) {
        return text.chars().allMatch(Gsm7::has);
    }

    /** 1, or 2 for a character of the extension table. Only for characters that the alphabet {@link #has}. */
    public static int septets(int character) {
        return requireSeptets(character) > 0xFF ? 2 : 1;
    }

    /** Septets of the whole text, which the alphabet must cover. */
    public static int septets(String text) {
        return text.chars().map(Gsm7::septets).sum();
    }

    /** One octet a septet. Throws {@link IllegalArgumentException} unless the alphabet {@link #covers} the text. */
    public static byte[] encode(String text) {
        var out = new ByteArrayOutputStream(text.length() + 8);
        text.chars().map(Gsm7::requireSeptets).forEach(septets -> {
            if (septets > 0xFF) {
                out.write(septets >> 8);
            }
            out.write(septets & 0xFF);
        });
        return out.toByteArray();
    }

    /**
     * Reads anything: an escape before a septet that the extension table lacks shows the basic character (TS 23.038
     * §6.2.1.1), a doubled or dangling escape a space, and an octet above 0x7F the replacement character.
     */
    public static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != ESCAPE) {
                text.append(basic(octets[i]));
            } else if (++i < octets.length) {
                text.append(extended(octets[i]));
            } else {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static char basic(byte septet) {
        return septet < 0 ? '\uFFFD' : BASIC.charAt(septet);
    }

    private static char extended(byte septet) {
        int at = Arrays.binarySearch(EXTENSION_SEPTETS, septet);
        if (at >= 0) {
            return EXTENSION.charAt(at);
        }
        return septet == ESCAPE ? ' ' : basic(septet);
    }

    private static int septetsOf(int character) {
        return character < 0 || character > HIGHEST ? ABSENT : SEPTETS[character];
    }

    private static int requireSeptets(int character) {
        int septets = septetsOf(character);
        if (septets == ABSENT) {
            throw new IllegalArgumentException(
                    "U+%04X is not in the GSM 7 bit alphabet; the text needs UCS-2".formatted(character));
        }
        return septets;
    }
}
