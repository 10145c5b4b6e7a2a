package org.cardwire.lint.rule;

import java.util.Optional;
import java.util.OptionalInt;

/** What can be seen in the pictures of a card. May take a second for a new one: called on virtual threads only. */
public interface Pictures {
    /** For who has the card alone. */
    Pictures UNKNOWN = asset -> Optional.empty();

    /** Empty where the picture is not at hand. */
    Optional<Seen> look(String asset);

    /**
     * @param qrCode what a QR code in it says
     * @param textHeight how tall its smallest line of text is on a phone 1080 pixels wide
     */
    record Seen(Optional<String> qrCode, OptionalInt textHeight) {
        /** A picture with neither. */
        public static final Seen PLAIN = new Seen(Optional.empty(), OptionalInt.empty());
    }
}
