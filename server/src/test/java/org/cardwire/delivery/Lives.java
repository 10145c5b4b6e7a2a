package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.Outcome;

/** Builds the life of a message, fact by fact, for tests. Accepted at {@link #T0}, patience 10 minutes, expiry 2 hours. */
final class Lives {
    static final Instant T0 = Instant.parse("2026-11-11T12:00:00Z");
    static final Duration PATIENCE = Duration.ofMinutes(10);
    static final Instant EXPIRY = T0.plus(Duration.ofHours(2));

    private Life life;

    private Lives(Life life) {
        this.life = life;
    }

    static Lives of(Lane lane, Channel... chain) {
        List<Form> forms = new ArrayList<>();
        for (Channel channel : chain) {
            forms.add(new Form(channel, PATIENCE));
        }
        return new Lives(new Life(
                1L << 40, lane, forms, T0, EXPIRY, Life.Order.RUN, List.of(), List.of(), Optional.empty(), false));
    }

    static Lives service() {
        return of(Lane.TRANSACTIONAL, Channel.RCS, Channel.MMS, Channel.SMS);
    }

    static Lives otp() {
        return of(Lane.OTP, Channel.RCS, Channel.SMS);
    }

    static Lives mms() {
        return of(Lane.TRANSACTIONAL, Channel.MMS, Channel.SMS);
    }

    static Lives sms() {
        return of(Lane.TRANSACTIONAL, Channel.SMS);
    }

    Lives tried(Result result, String code) {
        return tried(result, code, 0, false);
    }

    Lives tried(Result result, String code, int level, boolean featuresKnown) {
        int form = life.form();
        life = life.with(new Attempt(
                life.nextAttempt(),
                form,
                life.chain().get(form).channel(),
                7,
                level,
                featuresKnown,
                result,
                code,
                T0,
                T0.plus(PATIENCE),
                1,
                100,
                "{}"));
        return this;
    }

    Lives accepted() {
        return tried(Result.ACCEPTED, "");
    }

    Lives event(EventKind kind, Duration after) {
        int attempt = life.attempts().isEmpty() ? 0 : life.attempts().getLast().no();
        return event(Event.of(attempt, kind, "", T0.plus(after))
                .withDedupe(life.events().size()));
    }

    Lives event(Event event) {
        life = life.with(event);
        return this;
    }

    Lives formEnded(Reason reason) {
        return event(Event.of(0, EventKind.FORM_ENDED, reason.name(), T0).withDedupe(life.form()));
    }

    Lives ordered(Life.Order order) {
        life = life.under(order);
        return this;
    }

    Lives outcome(Outcome outcome) {
        life = new Life(
                life.id(),
                life.lane(),
                life.chain(),
                life.readyAt(),
                life.expiresAt(),
                life.order(),
                life.attempts(),
                life.events(),
                Optional.of(outcome),
                life.inFlight());
        return this;
    }

    Lives marked() {
        life = new Life(
                life.id(),
                life.lane(),
                life.chain(),
                life.readyAt(),
                life.expiresAt(),
                life.order(),
                life.attempts(),
                life.events(),
                life.outcome(),
                true);
        return this;
    }

    Life life() {
        return life;
    }

    /** The message itself, as a run has it in hand. */
    Case inHand() {
        Frozen frozen = new Frozen(1, 1, true, life.lane(), life.chain(), "");
        Message message = new Message(
                life.id(), 1, 1, 1, 1, new byte[0], Optional.empty(), T0, life.expiresAt(), Optional.empty());
        return new Case(new Subject(message, frozen, life));
    }
}
