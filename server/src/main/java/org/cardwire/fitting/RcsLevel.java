package org.cardwire.fitting;

import java.util.Optional;
import org.cardwire.card.Card;

/** The steps from the full form down to a plain text, for handsets whose features nobody told. */
public enum RcsLevel {
    CAROUSEL,
    CARD,
    TEXT;

    /** The highest level at which the card can be shown: a try below begins with {@link #below()}. */
    public static RcsLevel top(Card card) {
        if (card.cards().isEmpty()) {
            return TEXT;
        }
        return card.cards().size() == 1 ? CARD : CAROUSEL;
    }

    public Optional<RcsLevel> below() {
        return switch (this) {
            case CAROUSEL -> Optional.of(CARD);
            case CARD -> Optional.of(TEXT);
            case TEXT -> Optional.empty();
        };
    }

    RcsLevel atMost(RcsLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
