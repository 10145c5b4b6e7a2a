package org.cardwire.media.header;

/** Reads numbers from a byte array; running off its end says that the file is cut off. */
public final class Cursor {
    private final byte[] bytes;
    private final String what;
    private int at;
    private boolean littleEndian;

    /** @param what names the format in the reason, such as {@code PNG} */
    public Cursor(byte[] bytes, int at, String what) {
        this.bytes = bytes;
        this.at = at;
        this.what = what;
    }

    public Cursor littleEndian(boolean yes) {
        littleEndian = yes;
        return this;
    }

    public int at() {
        return at;
    }

    public int left() {
        return bytes.length - at;
    }

    public int u8() throws DamagedException {
        need(1);
        return bytes[at++] & 255;
    }

    public int u16() throws DamagedException {
        int first = u8();
        int second = u8();
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    public int u24() throws DamagedException {
        int first = u8();
        int rest = u16();
        return littleEndian ? rest << 8 | first : first << 16 | rest;
    }

    /** As a signed 32-bit number; what must not be negative is checked by the caller. */
    public int i32() throws DamagedException {
        int first = u16();
        int second = u16();
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    public String ascii(int length) throws DamagedException {
        need(length);
        var text = new String(bytes, at, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    public void skip(int count) throws DamagedException {
        need(count);
        at += count;
    }

    public void to(int position) throws DamagedException {
        if (position < 0 || position > bytes.length) {
            throw cutOff();
        }
        at = position;
    }

    public DamagedException cutOff() {
        return DamagedException.truncated(
                "the " + what + " ends at byte " + bytes.length + ", in the middle of its data");
    }

    private void need(int count) throws DamagedException {
        if (count < 0 || count > left()) {
            throw cutOff();
        }
    }
}
