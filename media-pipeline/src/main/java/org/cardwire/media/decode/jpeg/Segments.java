package org.cardwire.media.decode.jpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.cardwire.media.header.Cursor;
import org.cardwire.media.header.DamagedException;
import org.jspecify.annotations.Nullable;

/** Reads a JPEG's marker segments up to its next scan (T.81 annex B); entropy-coded data are left to others. */
final class Segments {
    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF15 = 0xCF;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] bytes;
    private final Cursor in;
    private final Tables tables = new Tables();
    private final IccChunks icc = new IccChunks();
    private @Nullable Frame frame;
    private boolean foreign;
    private boolean jfif;
    private int transform = -1;

    Segments(byte[] bytes) {
        this.bytes = bytes;
        this.in = new Cursor(bytes, 2, "JPEG");
    }

    /** The next scan, or empty at the end of the picture or at a frame that is not ours to decode. */
    Optional<Scan> next() throws DamagedException {
        while (!foreign) {
            int marker = marker();
            if (marker == EOI) {
                return Optional.empty();
            } else if (marker == 0x01 || marker >= RST0 && marker <= RST7) {
                continue;
            }
            int start = in.at();
            int length = in.u16();
            if (length < 2 || start + length > bytes.length) {
                throw in.cutOff();
            }
            if (marker == SOS) {
                return Optional.of(Scan.read(in, frame(), tables));
            }
            segment(marker, start + length);
            in.to(start + length);
        }
        return Optional.empty();
    }

    /** Goes on with the marker at a place of the file. */
    void continueAt(int position) throws DamagedException {
        in.to(position);
    }

    private int marker() throws DamagedException {
        if (in.left() < 2) {
            throw DamagedException.truncated("the JPEG ends without its end marker");
        }
        if (in.u8() != 0xFF) {
            throw DamagedException.corrupt("the JPEG has no marker at byte " + (in.at() - 1));
        }
        int code = in.u8();
        while (code == 0xFF) {
            code = in.u8();
        }
        return code;
    }

    private void segment(int marker, int end) throws DamagedException {
        switch (marker) {
            case DQT -> tables.quantTables(in, end);
            case DHT -> tables.huffmanTables(in, end);
            case DRI -> tables.restartInterval(in);
            case APP0 -> jfif |= starts(JFIF, end);
            case APP2 -> icc.add(bytes, in.at(), end);
            case APP14 -> adobe(end);
            default -> {
                if (marker >= SOF0 && marker <= SOF15 && marker != JPG && marker != DAC) {
                    frame(marker);
                }
            }
        }
    }

    private void frame(int marker) throws DamagedException {
        if (frame != null) {
            throw DamagedException.corrupt("the JPEG holds a second frame");
        }
        int precision = in.u8();
        foreign = marker != SOF0 && marker != SOF1 && marker != SOF2 || precision != 8;
        if (!foreign) {
            frame = Frame.read(marker == SOF2, in);
            foreign = frame.components().size() == 2;
        }
    }

    private void adobe(int end) throws DamagedException {
        if (end - in.at() >= 12 && starts(ADOBE, end)) {
            in.skip(11);
            transform = in.u8();
        }
    }

    private boolean starts(byte[] name, int end) {
        int from = in.at();
        return end - from >= name.length && Arrays.equals(bytes, from, from + name.length, name, 0, name.length);
    }

    /** Whether the frame is arithmetic-coded, lossless, hierarchical, not of 8 bits, or of two components. */
    boolean foreign() {
        return foreign;
    }

    Frame frame() throws DamagedException {
        if (frame == null) {
            throw DamagedException.corrupt("the JPEG has no frame before its scan");
        }
        return frame;
    }

    Tables tables() {
        return tables;
    }

    boolean jfif() {
        return jfif;
    }

    /** Adobe's mark of the colour transform, or -1 without one. */
    int transform() {
        return transform;
    }

    IccChunks icc() {
        return icc;
    }
}
