package org.cardwire.card;

/** A button of a card, or a chip under the message. */
public record Button(String id, Phrase label, Action action) {}
