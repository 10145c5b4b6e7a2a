package org.cardwire.card;

import java.util.Locale;

/** A name in the limits registry. Lengths are counted in Unicode code points, as JSON Schema counts them. */
public enum Limit {
    CARD_DOCUMENT_BYTES,
    CARD_TEXT,
    CARD_SUBJECT,
    CARD_TITLE,
    CARD_BODY,
    CARD_ALT,
    CARD_LABEL,
    CARD_POSTBACK,
    CARD_URL,
    CARD_BUTTONS,
    CARD_SUGGESTIONS,
    CARD_CAROUSEL_MIN,
    CARD_CAROUSEL_MAX,
    CARD_PLACE,
    CARD_DIAL,
    CARD_EVENT_TITLE,
    CARD_EVENT_DESCRIPTION,
    CARD_VARIABLES,
    CARD_VARIABLE_LENGTH,
    CARD_LOCALES,
    LOAD_3G_KILOBITS,
    LOAD_4G_KILOBITS,
    LOAD_5G_KILOBITS,
    RCS_IMAGE_BYTES,
    RCS_THUMBNAIL_BYTES,
    RCS_CLIP_BYTES,
    RCS_LOAD_KILOBITS,
    MMS_MESSAGE_BYTES,
    MMS_MEDIA_BYTES_MIN,
    MMS_CLIP_KILOBITS_MIN,
    MMS_SLIDE_SECONDS,
    MMS_LOAD_KILOBITS,
    CLIP_KILOBITS_MAX,
    SMS_SEGMENTS,
    SMS_LOAD_KILOBITS,
    LINT_HEADLINE,
    LINT_DEPTH,
    LINT_BUTTONS,
    LINT_CAROUSEL_BUTTONS,
    LINT_SLIDE_LINES,
    LINT_CHIPS,
    LINT_IMAGE_TEXT;

    /** The room and the words of the name, as {@code card.event-title}. */
    public String key() {
        String words = name().toLowerCase(Locale.ROOT);
        int room = words.indexOf('_');
        return words.substring(0, room) + "." + words.substring(room + 1).replace('_', '-');
    }
}
