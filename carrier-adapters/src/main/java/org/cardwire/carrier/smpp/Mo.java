package org.cardwire.carrier.smpp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.Msisdn;

/** Messages from handsets as events: pure. */
record Mo(Addresses addresses) {
    private static final int KEY_OCTETS = 16;
    private static final int SECONDS_PER_MINUTE = 60;

    /** Empty where the sender is no number, but a name or a service of the network. */
    Optional<InboundMessage> event(Address source, Address destination, String text, Instant now) {
        String to = Addresses.sender(destination);
        return addresses
                .handset(source)
                .map(from -> new InboundMessage(from, to, text, Optional.empty(), key(from, to, text, now), now));
    }

    /**
     * SMPP gives a message from a handset no id, so its key is a hash of what it says, then an at sign and the minute of
     * its arrival since 1970: whoever looks for a repeat also looks at the minute before.
     */
    private static String key(Msisdn from, String to, String text, Instant now) {
        String what = from.e164() + '\n' + to + '\n' + text;
        byte[] hash = sha256().digest(what.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, KEY_OCTETS) + "@" + now.getEpochSecond() / SECONDS_PER_MINUTE;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
