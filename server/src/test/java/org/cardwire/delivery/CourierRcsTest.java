package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.EXPIRY;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.otp;
import static org.cardwire.delivery.Lives.service;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.junit.jupiter.api.Test;

/** The life of an RCS form: reduced, repeated, taken back. */
class CourierRcsTest {
    private static final Instant PATIENCE_OVER = T0.plus(PATIENCE);

    private final AskedCourier courier = new AskedCourier();

    @Test
    void aHandsetWithoutRcsGetsTheNextFormAtOnce() {
        assertThat(courier.now(service().tried(Result.REFUSED, "404")))
                .isEqualTo(new Action.EndForm(0, Reason.REFUSED));
        assertThat(courier.now(service().tried(Result.REFUSED, "403")))
                .isEqualTo(new Action.EndForm(0, Reason.REFUSED));
        assertThat(courier.now(service().tried(Result.REFUSED, "404").formEnded(Reason.REFUSED)))
                .isEqualTo(new Action.Send(2, 1, 0));
    }

    @Test
    void withFeaturesUnknownARefusedCarouselBecomesACardThenTextEachWithAnIdOfItsOwn() {
        assertThat(courier.now(service().tried(Result.REFUSED, "400", 0, false)))
                .isEqualTo(new Action.Send(2, 0, 1));
        assertThat(courier.now(service().tried(Result.REFUSED, "400", 1, false)))
                .isEqualTo(new Action.Send(2, 0, 2));
        assertThat(courier.now(service().tried(Result.REFUSED, "400", 2, false)))
                .isEqualTo(new Action.EndForm(0, Reason.REFUSED));
    }

    @Test
    void withFeaturesKnownARefusedCarouselIsNotReduced() {
        assertThat(courier.now(service().tried(Result.REFUSED, "400", 0, true)))
                .isEqualTo(new Action.EndForm(0, Reason.REFUSED));
    }

    @Test
    void anUnansweredSubmissionIsRepeatedWithTheSameIdUntilPatience() {
        Lives doubt = service().tried(Result.UNKNOWN, "no_answer");
        assertThat(courier.now(doubt)).isEqualTo(new Action.Wait(Step.DOUBT, T0.plusSeconds(5)));
        assertThat(courier.at(T0.plusSeconds(5), doubt)).isEqualTo(new Action.Send(1, 0, 0, OptionalInt.of(7)));
        assertThat(courier.at(PATIENCE_OVER, doubt)).isInstanceOf(Action.Revoke.class);
    }

    @Test
    void withoutDeliveryItIsTakenBackWhenPatienceIsOver() {
        Lives sent = service().accepted();
        assertThat(courier.now(sent)).isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
        assertThat(courier.at(PATIENCE_OVER, sent)).isInstanceOf(Action.Revoke.class);
    }

    @Test
    void aRevocationWaitsForARacingDeliveryThenTheNextFormBegins() {
        Lives revoked =
                service().accepted().event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKED, PATIENCE);
        assertThat(courier.at(PATIENCE_OVER, revoked))
                .isEqualTo(new Action.Wait(Step.GRACE, PATIENCE_OVER.plusSeconds(3)));
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(3), revoked)).isEqualTo(new Action.EndForm(0, Reason.REVOKED));
    }

    @Test
    void thePlatformsOwnTimeLimitCountsAsARevocation() {
        Lives lapsed = service().accepted().event(EventKind.TTL_REVOKED, Duration.ofSeconds(2));
        assertThat(courier.at(T0.plusSeconds(4), lapsed)).isEqualTo(new Action.Wait(Step.GRACE, T0.plusSeconds(5)));
        assertThat(courier.at(T0.plusSeconds(5), lapsed)).isEqualTo(new Action.EndForm(0, Reason.REVOKED));
    }

    @Test
    void goneAtTheFirstRevocationMeansDeliveredAndNoSecondForm() {
        Lives gone =
                service().accepted().event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_TOO_LATE, PATIENCE);
        assertThat(courier.at(PATIENCE_OVER, gone)).isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
        assertThat(courier.at(EXPIRY, gone)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.GONE_WITHOUT_REPORT));
        assertThat(courier.at(
                        PATIENCE_OVER,
                        otp().accepted()
                                .event(EventKind.REVOKE_SENT, PATIENCE)
                                .event(EventKind.REVOKE_TOO_LATE, PATIENCE)))
                .isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
    }

    @Test
    void goneAfterAnEarlierUnansweredRevocationProvesNothing() {
        Lives gone = service()
                .accepted()
                .event(EventKind.REVOKE_SENT, PATIENCE)
                .event(EventKind.REVOKE_SENT, PATIENCE.plusSeconds(2))
                .event(EventKind.REVOKE_TOO_LATE, PATIENCE.plusSeconds(2));
        assertThat(courier.at(EXPIRY, gone)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
    }

    @Test
    void anOtpGoesOnFlaggedWhenItsRevocationIsNotAnswered() {
        Lives unanswered = otp().accepted();
        for (int i = 0; i < 3; i++) {
            unanswered.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_UNANSWERED, PATIENCE);
        }
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(9), unanswered))
                .isEqualTo(new Action.EndForm(0, Reason.MAY_ARRIVE_TWICE));
    }

    @Test
    void anOtpGoesOnFlaggedTooWhenItsRevocationFailedOrProvesNothing() {
        assertThat(courier.at(PATIENCE_OVER, otp().accepted().event(EventKind.TTL_REVOKE_FAILED, PATIENCE)))
                .isEqualTo(new Action.EndForm(0, Reason.MAY_ARRIVE_TWICE));
        assertThat(courier.at(
                        PATIENCE_OVER.plusSeconds(2),
                        otp().accepted()
                                .event(EventKind.REVOKE_SENT, PATIENCE)
                                .event(EventKind.REVOKE_SENT, PATIENCE.plusSeconds(2))
                                .event(EventKind.REVOKE_TOO_LATE, PATIENCE.plusSeconds(2))))
                .isEqualTo(new Action.EndForm(0, Reason.MAY_ARRIVE_TWICE));
    }

    @Test
    void anythingElseWaitsAndIsUnknownAtExpiry() {
        Lives unanswered = service().accepted();
        for (int i = 0; i < 3; i++) {
            unanswered.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_UNANSWERED, PATIENCE);
        }
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(9), unanswered)).isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
        assertThat(courier.at(EXPIRY, unanswered)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
        assertThat(courier.at(EXPIRY, service().accepted().event(EventKind.TTL_REVOKE_FAILED, PATIENCE)))
                .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
    }

    @Test
    void aRevocationThatCrashedBeforeItsRecordIsSentAgain() {
        Lives announced = service().accepted().event(EventKind.REVOKE_SENT, PATIENCE);
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(2), announced))
                .isInstanceOfSatisfying(
                        Action.Revoke.class, revoke -> assertThat(revoke.nth()).isEqualTo(2));
    }

    @Test
    void aRevocationThatCouldNotGoOutDoesNotCount() {
        Lives down = service().accepted();
        for (int i = 0; i < 5; i++) {
            down.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_NOT_SENT, PATIENCE);
        }
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(79), down))
                .isEqualTo(new Action.Wait(Step.REVOKE, PATIENCE_OVER.plusSeconds(80)));
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(80), down)).isInstanceOf(Action.Revoke.class);
    }

    @Test
    void norIsItTriedForEver() {
        Duration late = Duration.between(T0, EXPIRY.plusSeconds(599));
        Lives down = service().accepted().event(EventKind.REVOKE_SENT, late).event(EventKind.REVOKE_NOT_SENT, late);
        assertThat(courier.at(EXPIRY.plusSeconds(599), down))
                .isEqualTo(new Action.Wait(Step.REVOKE, EXPIRY.plusSeconds(600)));
        assertThat(courier.at(EXPIRY.plusSeconds(600), down))
                .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
    }

    @Test
    void anOtpDoesNotWaitForTheLinkThatWouldTakeItBack() {
        Lives down = otp().accepted();
        for (int i = 0; i < 3; i++) {
            down.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_NOT_SENT, PATIENCE);
        }
        assertThat(courier.at(PATIENCE_OVER.plusSeconds(2), down))
                .isEqualTo(new Action.EndForm(0, Reason.MAY_ARRIVE_TWICE));
    }

    @Test
    void anOtpThatMayHaveArrivedInAnEarlierFormIsUnknownWhateverBecomesOfTheLast() {
        Lives flagged = otp().accepted().formEnded(Reason.MAY_ARRIVE_TWICE);
        assertThat(courier.at(EXPIRY, flagged)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.MAY_ARRIVE_TWICE));
        flagged.tried(Result.REFUSED, "ESME_RINVDSTADR").formEnded(Reason.REFUSED);
        assertThat(courier.now(flagged)).isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
        assertThat(courier.at(EXPIRY, flagged)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.MAY_ARRIVE_TWICE));
    }
}
