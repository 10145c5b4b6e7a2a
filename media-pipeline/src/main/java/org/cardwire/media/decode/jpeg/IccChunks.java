package org.cardwire.media.decode.jpeg;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** A colour profile that lies in several APP2 segments (ICC.1:2010 annex B.4). */
final class IccChunks {
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEAD = NAME.length + 2;

    private final TreeMap<Integer, byte[]> chunks = new TreeMap<>();
    private int total;

    void add(byte[] bytes, int from, int to) {
        if (to - from > HEAD && Arrays.equals(bytes, from, from + NAME.length, NAME, 0, NAME.length)) {
            total = bytes[from + HEAD - 1] & 255;
            chunks.putIfAbsent(bytes[from + HEAD - 2] & 255, Arrays.copyOfRange(bytes, from + HEAD, to));
        }
    }

    /** Absent also when it is incomplete or damaged: a picture is worth more than its exact colours. */
    Optional<ICC_Profile> profile() {
        if (chunks.isEmpty() || chunks.size() != total) {
            return Optional.empty();
        }
        var whole = new ByteArrayOutputStream();
        chunks.values().forEach(whole::writeBytes);
        try {
            return Optional.of(ICC_Profile.getInstance(whole.toByteArray()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
