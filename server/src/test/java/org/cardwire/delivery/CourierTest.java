package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.EXPIRY;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.mms;
import static org.cardwire.delivery.Lives.service;
import static org.cardwire.delivery.Lives.sms;

import java.time.Duration;
import java.time.Instant;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life.Order;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.junit.jupiter.api.Test;

/** What is true of a message whatever its form. */
class CourierTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant PATIENCE_OVER = T0.plus(PATIENCE);

    private final AskedCourier courier = new AskedCourier();

    @Test
    void aNewMessageIsSentInTheFirstFormOfItsChain() {
        assertThat(courier.now(service())).isEqualTo(new Action.Send(1, 0, 0));
    }

    @Test
    void aDeliveredMessageNeedsNoMoreWorkWhateverElseHappened() {
        assertThat(courier.now(service()
                        .accepted()
                        .event(EventKind.TTL_REVOKED, SECOND)
                        .outcome(Outcome.DELIVERED)))
                .isEqualTo(new Action.Done());
    }

    @Test
    void anUnknownOutcomeDoesNotEndTheChain() {
        assertThat(courier.now(
                        mms().accepted().event(EventKind.UNDELIVERED, SECOND).outcome(Outcome.UNKNOWN)))
                .isEqualTo(new Action.EndForm(0, Reason.UNDELIVERED));
    }

    @Test
    void aTemporaryRefusalIsRepeatedLaterAndLater() {
        Lives refused = sms().tried(Result.REFUSED_FOR_NOW, "ESME_RSYSERR");
        assertThat(courier.now(refused)).isEqualTo(new Action.Wait(Step.SEND, T0.plusSeconds(5)));
        assertThat(courier.at(T0.plusSeconds(5), refused)).isEqualTo(new Action.Send(2, 0, 0));
        assertThat(courier.at(T0.plusSeconds(5), refused.tried(Result.REFUSED_FOR_NOW, "ESME_RSYSERR")))
                .isEqualTo(new Action.Wait(Step.SEND, T0.plusSeconds(10)));
    }

    @Test
    void aMarkWithoutARecordIsRecordedAsUnknownFirst() {
        assertThat(courier.now(mms().marked()))
                .isEqualTo(new Action.RecordUnknown(1, 0, T0.plusSeconds(1).plus(PATIENCE)));
    }

    @Test
    void whatIsFoundAfterACrashIsWaitedForAsAnyTryIs() {
        Lives last = service().formEnded(Reason.REFUSED).formEnded(Reason.REFUSED);
        assertThat(courier.now(last.marked()))
                .isEqualTo(new Action.RecordUnknown(1, 2, EXPIRY.plus(Duration.ofMinutes(10))));
        assertThat(courier.at(
                        PATIENCE_OVER,
                        service().tried(Result.REFUSED_FOR_NOW, "503").marked()))
                .isEqualTo(new Action.RecordUnknown(2, 0, PATIENCE_OVER));
        assertThat(courier.at(EXPIRY.minus(SECOND), mms().marked())).isEqualTo(new Action.RecordUnknown(1, 0, EXPIRY));
    }

    @Test
    void whatIsHeldForItsTimeIsNotSentBefore() {
        assertThat(courier.at(T0.minus(SECOND), service())).isEqualTo(new Action.Wait(Step.HELD, T0));
    }

    @Test
    void whatIsNotOnTheWireAtExpiryExpires() {
        assertThat(courier.at(EXPIRY, service())).isEqualTo(new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED));
    }

    @Test
    void aChainThatEndedStaysEndedThoughNewsComes() {
        Event closed =
                Event.of(0, EventKind.CLOSED, Reason.NO_REPORT.name(), T0).withDedupe(Outcome.UNKNOWN.rank());
        assertThat(courier.now(mms().accepted()
                        .event(closed)
                        .outcome(Outcome.UNKNOWN)
                        .event(Event.of(1, EventKind.UNDELIVERED, "", T0))))
                .isEqualTo(new Action.Done());
    }

    @Test
    void aFormThatIsRefusedForNowEndsWithItsPatienceThoughNoLinkIsUp() {
        Lives refused = service().tried(Result.REFUSED_FOR_NOW, "503");
        assertThat(courier.at(PATIENCE_OVER.minus(SECOND), refused)).isEqualTo(new Action.Send(2, 0, 0));
        assertThat(courier.at(PATIENCE_OVER, refused)).isEqualTo(new Action.EndForm(0, Reason.NOT_ACCEPTED_IN_TIME));
    }

    @Test
    void whatIsPausedWaitsForItsSender() {
        assertThat(courier.now(service().ordered(Order.PAUSE))).isEqualTo(new Action.Wait(Step.HELD, EXPIRY));
        assertThat(courier.at(EXPIRY, service().ordered(Order.PAUSE)))
                .isEqualTo(new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED));
    }
}
