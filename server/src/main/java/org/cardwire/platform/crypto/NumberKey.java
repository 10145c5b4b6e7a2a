package org.cardwire.platform.crypto;

import java.nio.ByteBuffer;
import javax.crypto.Mac;
import org.cardwire.carrier.spi.Msisdn;

/**
 * The keyed 64-bit hash under which a number is found in the database, where it stands only sealed. Among a million numbers
 * two share a hash with a chance of 3 in 100 million; whoever acts on a find opens the number and compares.
 * Safe for use by many threads.
 */
public final class NumberKey {
    private final Mac keyed;

    NumberKey(byte[] key) {
        this.keyed = TokenMac.keyed(key);
    }

    public long of(Msisdn number) {
        byte[] input = ByteBuffer.allocate(Long.BYTES).putLong(number.asLong()).array();
        return ByteBuffer.wrap(TokenMac.copyOf(keyed).doFinal(input)).getLong();
    }
}
