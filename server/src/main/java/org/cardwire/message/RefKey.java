package org.cardwire.message;

import java.nio.ByteBuffer;
import org.cardwire.platform.crypto.Sha256;

/** The 64-bit key of a carrier's text id: the first 8 bytes of its SHA-256. Also of event ids, for dedupe values. */
public final class RefKey {
    private RefKey() {}

    public static long of(String text) {
        return ByteBuffer.wrap(Sha256.of(text).bytes()).getLong();
    }
}
