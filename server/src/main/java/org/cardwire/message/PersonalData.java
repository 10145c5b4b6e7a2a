package org.cardwire.message;

import java.util.Optional;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.platform.crypto.NumberKey;
import org.cardwire.platform.crypto.Sealer;

/**
 * Seals and opens what is personal in a message. What is sealed opens only where it belongs: a number with its own key and
 * brand, variables with their submission.
 */
public final class PersonalData {
    private final Sealer sealer;
    private final NumberKey keys;

    public PersonalData(Sealer sealer, NumberKey keys) {
        this.sealer = sealer;
        this.keys = keys;
    }

    /** The key under which the number is found. */
    public long key(Msisdn number) {
        return keys.of(number);
    }

    public byte[] seal(long brand, Msisdn number) {
        return seal(brand, number, key(number));
    }

    /** @param numberKey of the number, where it is known already */
    public byte[] seal(long brand, Msisdn number, long numberKey) {
        return sealer.seal(number.e164(), numberContext(brand, numberKey));
    }

    public Msisdn open(long brand, long numberKey, byte[] sealed) {
        return new Msisdn(sealer.open(sealed, numberContext(brand, numberKey)));
    }

    public Msisdn number(Message message) {
        return open(message.brand(), message.numberKey(), message.numberSealed());
    }

    /** @param json an object by variable name */
    public byte[] sealVariables(long submission, String json) {
        return sealer.seal(json, variablesContext(submission));
    }

    public Optional<String> variables(Message message) {
        return message.variablesSealed().map(bytes -> sealer.open(bytes, variablesContext(message.submission())));
    }

    private static String numberContext(long brand, long numberKey) {
        return "number:" + brand + ":" + numberKey;
    }

    private static String variablesContext(long submission) {
        return "variables:" + submission;
    }
}
