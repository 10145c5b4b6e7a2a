package org.cardwire.lint.rule;

import org.cardwire.card.Button;

/**
 * A button or chip of a card in one language.
 *
 * @param pointer where it stands in the document
 * @param label where its label stands for this language
 * @param url where its address stands for this language, if it opens one
 */
record Placed(Button button, String pointer, String label, String url) {}
