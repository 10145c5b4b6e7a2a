package org.cardwire.lint.rule;

/**
 * A word that a brand does not want in its cards.
 *
 * @param note why, or what to say instead; may be empty
 */
public record FilterWord(String word, Severity severity, String note) {}
