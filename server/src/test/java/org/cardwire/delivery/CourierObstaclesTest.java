package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.EXPIRY;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.mms;
import static org.cardwire.delivery.Lives.otp;
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
import org.junit.jupiter.api.Test;

/** How long a form puts up with what keeps it off the wire: no link, a clip that is not made, or a carrier without room. */
class CourierObstaclesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LINK_PATIENCE = Duration.ofMinutes(2);
    private static final Event NONE_UP =
            Event.of(1, EventKind.NO_LINK, "none_up", T0).withDedupe(0);
    private static final Event THROTTLED =
            Event.of(1, EventKind.THROTTLED, "ESME_RTHROTTLED", T0).withDedupe(0);

    private final AskedCourier courier = new AskedCourier();

    @Test
    void withNoLinkUpTheNextFormBeginsAfterTheLanesPatience() {
        holdsOutFor(LINK_PATIENCE, service());
        holdsOutFor(Duration.ofSeconds(5), otp());
        holdsOutFor(Duration.ofMinutes(30), Lives.of(Lane.BULK, Channel.RCS, Channel.SMS));
    }

    private void holdsOutFor(Duration patience, Lives life) {
        life.event(NONE_UP);
        Instant over = T0.plus(patience);
        assertThat(courier.givesUp(over.minus(SECOND), life, Obstacle.NO_LINK)).isEmpty();
        assertThat(courier.givesUp(over, life, Obstacle.NO_LINK)).contains(Reason.NO_LINK_IN_TIME);
    }

    @Test
    void whileAClipIsBeingMadeTheNextFormWaitsForTheLanesPatience() {
        waitsForMedia(Duration.ofMinutes(10), service());
        waitsForMedia(Duration.ofSeconds(5), otp());
    }

    private void waitsForMedia(Duration patience, Lives life) {
        life.event(Event.of(1, EventKind.NOT_READY, "media", T0).withDedupe(0));
        Instant over = T0.plus(patience);
        assertThat(courier.givesUp(over.minus(SECOND), life, Obstacle.NOT_READY))
                .isEmpty();
        assertThat(courier.givesUp(over, life, Obstacle.NOT_READY)).contains(Reason.MEDIA_NOT_READY_IN_TIME);
    }

    @Test
    void theLastFormWaitsForALinkUntilExpiry() {
        Lives last = sms().event(NONE_UP);
        assertThat(courier.givesUp(EXPIRY.minus(SECOND), last, Obstacle.NO_LINK))
                .isEmpty();
        assertThat(courier.at(EXPIRY.minus(SECOND), last)).isEqualTo(new Action.Send(1, 0, 0));
        assertThat(courier.at(EXPIRY, last)).isEqualTo(new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED));
    }

    @Test
    void throttlingIsNoAttemptAndIsWaitedOutUntilPatience() {
        Lives throttled = mms().event(THROTTLED);
        Instant over = T0.plus(PATIENCE);
        assertThat(courier.now(throttled)).isEqualTo(new Action.Send(1, 0, 0));
        assertThat(courier.givesUp(over.minus(SECOND), throttled, Obstacle.NOT_TAKEN))
                .isEmpty();
        assertThat(courier.givesUp(over, throttled, Obstacle.NOT_TAKEN)).contains(Reason.NOT_ACCEPTED_IN_TIME);
    }

    @Test
    void aLinkThatIsUpAndTakesNothingIsWaitedOutUntilPatience() {
        Lives down = mms().event(NONE_UP);
        assertThat(courier.givesUp(T0.plus(PATIENCE), down, Obstacle.NOT_TAKEN)).contains(Reason.NOT_ACCEPTED_IN_TIME);
    }

    @Test
    void eachObstacleHasItsOwnPatience() {
        Lives met = mms().event(NONE_UP);
        assertThat(courier.givesUp(T0.plus(LINK_PATIENCE), met, Obstacle.NOT_TAKEN))
                .isEmpty();
    }

    @Test
    void anObstacleThatIsGoneKeepsNothingFromBeingSentHoweverLongAgoItWasMet() {
        Instant later = T0.plus(PATIENCE).plusSeconds(60);
        assertThat(courier.at(later, service().event(NONE_UP))).isEqualTo(new Action.Send(1, 0, 0));
        assertThat(courier.at(later, service().event(THROTTLED))).isEqualTo(new Action.Send(1, 0, 0));
    }

    @Test
    void patienceWithAnObstacleDoesNotRunWhileTheMessageIsHeld() {
        Instant morning = T0.plus(Duration.ofHours(1));
        Lives held = service()
                .event(NONE_UP)
                .event(Event.of(0, EventKind.HELD, "quiet_hours", T0.plusSeconds(60))
                        .withDedupe(morning.toEpochMilli()));
        Instant over = morning.plus(LINK_PATIENCE);
        assertThat(courier.givesUp(over.minus(SECOND), held, Obstacle.NO_LINK)).isEmpty();
        assertThat(courier.givesUp(over, held, Obstacle.NO_LINK)).contains(Reason.NO_LINK_IN_TIME);
    }

    @Test
    void noFormIsGivenUpWhileItsSenderPausesIt() {
        Lives paused = service().event(NONE_UP).ordered(Order.PAUSE);
        assertThat(courier.givesUp(T0.plus(LINK_PATIENCE), paused, Obstacle.NO_LINK))
                .isEmpty();
    }

    @Test
    void noFormIsGivenUpWhileItMayBeOnTheWire() {
        Lives doubt = service().tried(Result.UNKNOWN, "no_answer").event(NONE_UP);
        assertThat(courier.givesUp(T0.plus(LINK_PATIENCE), doubt, Obstacle.NO_LINK))
                .isEmpty();
    }

    @Test
    void aTryThatTheCarrierAnsweredEndsTheWaitForALink() {
        Instant again = T0.plusSeconds(90);
        Lives answered = service().event(NONE_UP).tried(Result.REFUSED_FOR_NOW, "500");
        assertThat(courier.givesUp(T0.plus(LINK_PATIENCE), answered, Obstacle.NO_LINK))
                .isEmpty();
        answered.event(Event.of(2, EventKind.NO_LINK, "none_up", again).withDedupe(0));
        assertThat(courier.givesUp(T0.plus(LINK_PATIENCE), answered, Obstacle.NO_LINK))
                .isEmpty();
        assertThat(courier.givesUp(again.plus(LINK_PATIENCE), answered, Obstacle.NO_LINK))
                .contains(Reason.NO_LINK_IN_TIME);
    }
}
