package org.cardwire.lint.rule;

/**
 * A text of a card in one language.
 *
 * @param own where it stands in the card's own language
 * @param pointer where it stands for this language: in its translation, if that has it, else {@code own}
 * @param text with sample values in the place of variables
 */
record Said(Part part, String own, String pointer, String text) {
    enum Part {
        TEXT,
        SUBJECT,
        SMS_TEXT,
        MMS_SUBJECT,
        ALT,
        TITLE,
        BODY,
        LABEL
    }

    boolean translated() {
        return !pointer.equals(own);
    }
}
