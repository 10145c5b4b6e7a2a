package org.cardwire.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An asset as it came: bytes that never change and that nothing has examined yet. Its name is never asked for. */
public final class Media {
    private final byte[] bytes;

    private Media(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Keeps the array itself, without a copy: the caller gives it away. */
    public static Media of(byte[] bytes) {
        return new Media(bytes);
    }

    /** Reads a file into memory, at most one byte more than the cap, so that {@link Probe} can refuse a larger one. */
    public static Media read(Path file, Caps caps) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new Media(in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, caps.bytes() + 1)));
        }
    }

    public int size() {
        return bytes.length;
    }

    /** The hash that names this asset wherever renditions of it are kept, in lower-case hexadecimal. */
    public String sha256() {
        return Sha256.hex(bytes);
    }

    public byte[] copy() {
        return bytes.clone();
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
