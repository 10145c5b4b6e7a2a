package org.cardwire.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.platform.id.Ids;

/** One message as reports see it: what was planned, what happened, and how it stands. */
record Facts(Message message, Frozen frozen, Life life, MessageFinder.Standing standing) {
    Facts(Subject subject, MessageFinder.Standing standing) {
        this(subject.message(), subject.frozen(), subject.life(), standing);
    }

    Instant acceptedAt() {
        return Ids.timeOf(message.id());
    }

    Optional<Attempt> lastAttempt() {
        return life.attempts().isEmpty()
                ? Optional.empty()
                : Optional.of(life.attempts().getLast());
    }

    boolean has(EventKind kind) {
        return life.of(kind).findAny().isPresent();
    }

    Optional<Attempt> attempt(Event event) {
        return life.attempts().stream().filter(a -> a.no() == event.attempt()).findFirst();
    }

    /** The channel that an event is about: that of its try, or of the form that it ended. */
    Optional<Channel> channel(Event event) {
        if (event.kind() == EventKind.FORM_ENDED) {
            return channel((int) event.dedupe());
        }
        return attempt(event).map(Attempt::channel);
    }

    /** The channel of a form of the chain; empty behind the last one. */
    Optional<Channel> channel(int form) {
        List<Form> chain = life.chain();
        return form < chain.size() ? Optional.of(chain.get(form).channel()) : Optional.empty();
    }
}
