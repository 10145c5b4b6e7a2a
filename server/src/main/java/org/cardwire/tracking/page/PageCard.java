package org.cardwire.tracking.page;

import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.Values;
import org.cardwire.tracking.SentCards.SentCard;

/**
 * What a page shows: a card of one language with a recipient's values.
 *
 * @param message whose links the buttons have
 */
record PageCard(long message, Card card, Values values) {
    static PageCard of(SentCard sent) {
        return new PageCard(sent.message().id(), sent.card(), sent.values());
    }

    String label(Button button) {
        return button.label().fill(values);
    }
}
