package org.cardwire.media.header;

/** Reads numbers from a byte array; running off its end says that the file is cut off. */
final class Cursor {
    private final byte[] bytes;
    private final String what;
    private int at;
    private boolean littleEndian;

    /** @param what names the format in the reason, such as {@code PNG} */
    Cursor(byte[] bytes, int at, String what) {
        this.bytes = bytes;
        this.at = at;
        this.what = what;
    }

    Cursor littleEndian(boolean yes) {
        littleEndian = yes;
        return this;
    }

    int at() {
        return at;
    }

    int left() {
        return bytes.length - at;
    }

    int u8() throws DamagedException {
        need(1);
        return bytes[at++] & 255;
    }

    int u16() throws DamagedException {
        int first = u8();
        int second = u8();
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    int u24() throws DamagedException {
        int first = u8();
        int rest = u16();
        return littleEndian ? rest << 8 | first : first << 16 | rest;
    }

    /** As a signed 32-bit number; what must not be negative is checked by the caller. */
    int i32() throws DamagedException {
        int first = u16();
        int second = u16();
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    String ascii(int length) throws DamagedException {
        need(length);
        var text = new String(bytes, at, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    void skip(int count) throws DamagedException {
        need(count);
        at += count;
    }

    void to(int position) throws DamagedException {
        if (position < 0 || position > bytes.length) {
            throw cutOff();
        }
        at = position;
    }

    DamagedException cutOff() {
        return DamagedException.truncated(
                "the " + what + " ends at byte " + bytes.length + ", in the middle of its data");
    }

    private void need(int count) throws DamagedException {
        if (count < 0 || count > left()) {
            throw cutOff();
        }
    }
}
