package org.cardwire.card;

import java.util.Optional;

/** Words that the author chose for one channel instead of the derived ones. */
public record Overrides(Optional<Phrase> smsText, Optional<Phrase> mmsSubject) {
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());

    Overrides or(Overrides other) {
        return new Overrides(smsText.or(other::smsText), mmsSubject.or(other::mmsSubject));
    }
}
