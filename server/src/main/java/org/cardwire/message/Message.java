package org.cardwire.message;

import java.time.Instant;
import java.util.Optional;

/**
 * One recipient of a submission, as accepted. Never changed, except by erasure.
 *
 * @param numberKey keyed hash of the number
 * @param numberSealed the number, sealed
 * @param variablesSealed the values of the card's variables as JSON, sealed
 * @param clientRef the brand's own name for it
 */
public record Message(
        long id,
        long submission,
        long brand,
        long frozen,
        long numberKey,
        byte[] numberSealed,
        Optional<byte[]> variablesSealed,
        Instant readyAt,
        Instant expiresAt,
        Optional<String> clientRef) {}
