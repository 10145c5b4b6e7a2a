package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.service;
import static org.cardwire.delivery.Lives.sms;

import java.time.Duration;
import java.time.Instant;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life.Order;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.junit.jupiter.api.Test;

/** What a rule of the gate, a cancel or a pause does to a message. */
class CourierStopsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant PATIENCE_OVER = T0.plus(PATIENCE);

    private final AskedCourier courier = new AskedCourier();

    private final Event blocked = Event.of(0, EventKind.BLOCKED, "opt_out", T0);

    @Test
    void whatIsNotOnTheWireIsBlocked() {
        assertThat(courier.now(service().event(blocked))).isEqualTo(new Action.Finish(Outcome.BLOCKED, Reason.BLOCKED));
    }

    @Test
    void whatMayBeOnTheWireIsTakenBackFirst() {
        Lives doubt = service().tried(Result.UNKNOWN, "no_answer").event(blocked);
        assertThat(courier.now(doubt)).isInstanceOf(Action.Revoke.class);
        doubt.event(EventKind.REVOKE_SENT, SECOND).event(EventKind.REVOKED, SECOND);
        assertThat(courier.at(T0.plusSeconds(4), doubt)).isEqualTo(new Action.Finish(Outcome.BLOCKED, Reason.BLOCKED));
    }

    @Test
    void whatCannotBeTakenBackIsUnknown() {
        Lives doubt = sms().tried(Result.UNKNOWN, "no_answer").event(blocked);
        assertThat(courier.now(doubt)).isEqualTo(new Action.Doubt(PATIENCE_OVER));
        assertThat(courier.at(PATIENCE_OVER, doubt)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_ANSWER));
    }

    @Test
    void whatIsNotOnTheWireIsCancelled() {
        assertThat(courier.now(service().ordered(Order.CANCEL)))
                .isEqualTo(new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED));
    }

    @Test
    void whatIsOnTheWireIsTakenBackAtOnce() {
        assertThat(courier.now(service().accepted().ordered(Order.CANCEL))).isInstanceOf(Action.Revoke.class);
    }

    @Test
    void whatWasTakenBackIsCancelledAfterTheGrace() {
        Lives revoked = service()
                .accepted()
                .ordered(Order.CANCEL)
                .event(EventKind.REVOKE_SENT, Duration.ZERO)
                .event(EventKind.REVOKED, Duration.ZERO);
        assertThat(courier.now(revoked)).isEqualTo(new Action.Wait(Step.GRACE, T0.plusSeconds(3)));
        assertThat(courier.at(T0.plusSeconds(3), revoked))
                .isEqualTo(new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED));
    }

    @Test
    void whatIsInDoubtIsNotRepeatedWhilePaused() {
        Lives doubt = service().tried(Result.UNKNOWN, "no_answer").ordered(Order.PAUSE);
        assertThat(courier.at(T0.plusSeconds(5), doubt)).isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
        assertThat(courier.now(Lives.of(Lane.OTP, Channel.SMS)
                        .tried(Result.UNKNOWN, "no_answer")
                        .ordered(Order.PAUSE)))
                .isEqualTo(new Action.Doubt(PATIENCE_OVER));
    }

    @Test
    void whatCannotBeTakenBackGoesItsWay() {
        courier.revokes = false;
        assertThat(courier.now(sms().accepted().ordered(Order.CANCEL)))
                .isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
    }
}
