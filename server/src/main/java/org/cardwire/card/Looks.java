package org.cardwire.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a card looks on a phone, small, for lists: derived in a room behind this one, at once and without fitting anything. */
@FunctionalInterface
public interface Looks {
    /**
     * The contract's {@code Look}; empty where an RCS handset would get nothing of it.
     *
     * @param picture where a small picture of an asset lies
     */
    Optional<ObjectNode> of(Card card, Locale locale, UnaryOperator<String> picture);

    /** Where a small picture of a brand's asset lies. */
    static String thumbnail(String asset) {
        return "/v1/assets/" + asset + "/thumbnail";
    }
}
