package org.cardwire.lint.rule;

import java.util.Optional;

/** What can be seen in the pictures of a card. May take a second for a new one: called on virtual threads only. */
public interface Pictures {
    /** For who has the card alone. */
    Pictures UNKNOWN = asset -> Optional.empty();

    /** Empty where the picture is not at hand. */
    Optional<Seen> look(String asset);

    /** @param qrCode what the largest QR code in it says */
    record Seen(Optional<String> qrCode) {}
}
