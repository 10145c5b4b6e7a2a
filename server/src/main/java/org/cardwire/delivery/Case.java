package org.cardwire.delivery;

import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore.Subject;

/** A message while its chunk is worked on: its life grows with what is recorded. Used by one thread at a time. */
final class Case {
    private final Message message;
    private final Frozen frozen;
    private Life life;

    Case(Subject subject) {
        this.message = subject.message();
        this.frozen = subject.frozen();
        this.life = subject.life();
    }

    Message message() {
        return message;
    }

    Frozen frozen() {
        return frozen;
    }

    Life life() {
        return life;
    }

    long id() {
        return message.id();
    }

    /** The channel of the form in turn, or of the last one when none is left. */
    Channel channel() {
        int form = Math.min(life.form(), life.chain().size() - 1);
        return life.chain().get(form).channel();
    }

    void happened(Event event) {
        life = life.with(event);
    }

    void tried(Attempt attempt) {
        life = life.with(attempt);
    }

    void ordered(Life.Order order) {
        life = life.under(order);
    }
}
