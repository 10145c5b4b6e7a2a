package org.cardwire.platform.crypto;

import java.nio.charset.StandardCharsets;

/** A MAC whose key everybody knows, for tests that must be the same every time. */
public final class FixedMac {
    private FixedMac() {}

    public static TokenMac of(String key) {
        return new TokenMac(key.getBytes(StandardCharsets.UTF_8));
    }
}
