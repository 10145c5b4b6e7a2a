package org.cardwire.delivery;

import java.time.Instant;
import java.util.OptionalInt;
import org.cardwire.message.Attempt;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;

/** What is to be done next with one message. */
sealed interface Action {
    /**
     * Gate it, route it and submit it.
     *
     * @param attempt the number of the try; that of an unanswered one when it is repeated with the same id
     * @param over the link that a repeat must stay on: another carrier would not know the id
     */
    record Send(int attempt, int form, int level, OptionalInt over) implements Action {
        Send(int attempt, int form, int level) {
            this(attempt, form, level, OptionalInt.empty());
        }
    }

    /** Look again then. */
    record Wait(Step step, Instant until) implements Action {}

    /** Unknown to whoever asks, but news may still come: look again then. */
    record Doubt(Instant until) implements Action {}

    /**
     * An earlier run marked this try and recorded no answer: record it as unknown, then decide again.
     *
     * @param until when patience with it ends, as with any try
     */
    record RecordUnknown(int attempt, int form, Instant until) implements Action {}

    record Revoke(Attempt attempt, int nth) implements Action {}

    /** Give this form up, then decide again. */
    record EndForm(int form, Reason reason) implements Action {}

    record Finish(Outcome outcome, Reason reason) implements Action {}

    /** Its outcome stands; it needs no more work. */
    record Done() implements Action {}
}
