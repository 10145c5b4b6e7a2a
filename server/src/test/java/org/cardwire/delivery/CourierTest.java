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
import java.util.OptionalInt;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life.Order;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The life of a message, line by line of the table that the Courier promises to keep. */
class CourierTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant PATIENCE_OVER = T0.plus(PATIENCE);

    private boolean revokes = true;
    private boolean repeats;

    private Action at(Instant now, Lives life) {
        Courier courier = new Courier(CourierPolicy.DEFAULT, new Courier.Links() {
            @Override
            public boolean revokes(int link) {
                return revokes;
            }

            @Override
            public boolean repeats(int link) {
                return repeats;
            }
        });
        return courier.next(life.life(), now);
    }

    private Action now(Lives life) {
        return at(T0.plus(SECOND), life);
    }

    @Nested
    class Any {
        @Test
        void aNewMessageIsSentInTheFirstFormOfItsChain() {
            assertThat(now(service())).isEqualTo(new Action.Send(1, 0, 0));
        }

        @Test
        void aDeliveredMessageNeedsNoMoreWorkWhateverElseHappened() {
            assertThat(now(service()
                            .accepted()
                            .event(EventKind.TTL_REVOKED, SECOND)
                            .outcome(Outcome.DELIVERED)))
                    .isEqualTo(new Action.Done());
        }

        @Test
        void anUnknownOutcomeDoesNotEndTheChain() {
            assertThat(now(mms().accepted().event(EventKind.UNDELIVERED, SECOND).outcome(Outcome.UNKNOWN)))
                    .isEqualTo(new Action.EndForm(0, Reason.UNDELIVERED));
        }

        @Test
        void withNoLinkUpTheNextFormBeginsAfterTheLanesPatience() {
            Event none = Event.of(1, EventKind.NO_LINK, "none_up", T0).withDedupe(0);
            assertThat(at(T0.plusSeconds(119), service().event(none))).isEqualTo(new Action.Send(1, 0, 0));
            assertThat(at(T0.plusSeconds(120), service().event(none)))
                    .isEqualTo(new Action.EndForm(0, Reason.NO_LINK_IN_TIME));
            assertThat(at(T0.plusSeconds(5), otp().event(none)))
                    .isEqualTo(new Action.EndForm(0, Reason.NO_LINK_IN_TIME));
        }

        @Test
        void theLastFormWaitsForALinkUntilExpiry() {
            Lives last =
                    sms().event(Event.of(1, EventKind.NO_LINK, "none_up", T0).withDedupe(0));
            assertThat(at(EXPIRY.minus(SECOND), last)).isEqualTo(new Action.Send(1, 0, 0));
            assertThat(at(EXPIRY, last)).isEqualTo(new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED));
        }

        @Test
        void throttlingIsNoAttemptAndIsWaitedOutUntilPatience() {
            Event throttled =
                    Event.of(1, EventKind.THROTTLED, "ESME_RTHROTTLED", T0).withDedupe(0);
            assertThat(at(PATIENCE_OVER.minus(SECOND), mms().event(throttled))).isEqualTo(new Action.Send(1, 0, 0));
            assertThat(at(PATIENCE_OVER, mms().event(throttled)))
                    .isEqualTo(new Action.EndForm(0, Reason.NOT_ACCEPTED_IN_TIME));
        }

        @Test
        void aTemporaryRefusalIsRepeatedLaterAndLater() {
            Lives refused = sms().tried(Result.REFUSED_FOR_NOW, "ESME_RSYSERR");
            assertThat(now(refused)).isEqualTo(new Action.Wait(Step.SEND, T0.plusSeconds(5)));
            assertThat(at(T0.plusSeconds(5), refused)).isEqualTo(new Action.Send(2, 0, 0));
            assertThat(at(T0.plusSeconds(5), refused.tried(Result.REFUSED_FOR_NOW, "ESME_RSYSERR")))
                    .isEqualTo(new Action.Wait(Step.SEND, T0.plusSeconds(10)));
        }

        @Test
        void aMarkWithoutARecordIsRecordedAsUnknownFirst() {
            assertThat(now(sms().marked())).isEqualTo(new Action.RecordUnknown(1, 0));
        }

        @Test
        void whatIsHeldForItsTimeIsNotSentBefore() {
            assertThat(at(T0.minus(SECOND), service())).isEqualTo(new Action.Wait(Step.HELD, T0));
        }

        @Test
        void whatIsNotOnTheWireAtExpiryExpires() {
            assertThat(at(EXPIRY, service())).isEqualTo(new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED));
        }

        @Test
        void aChainThatEndedStaysEndedThoughNewsComes() {
            Event closed =
                    Event.of(0, EventKind.CLOSED, Reason.NO_REPORT.name(), T0).withDedupe(Outcome.UNKNOWN.rank());
            assertThat(now(mms().accepted()
                            .event(closed)
                            .outcome(Outcome.UNKNOWN)
                            .event(Event.of(1, EventKind.UNDELIVERED, "", T0))))
                    .isEqualTo(new Action.Done());
        }

        @Test
        void aFormThatIsRefusedForNowEndsWithItsPatienceThoughNoLinkIsUp() {
            Lives refused = service().tried(Result.REFUSED_FOR_NOW, "503");
            assertThat(at(PATIENCE_OVER.minus(SECOND), refused)).isEqualTo(new Action.Send(2, 0, 0));
            assertThat(at(PATIENCE_OVER, refused)).isEqualTo(new Action.EndForm(0, Reason.NOT_ACCEPTED_IN_TIME));
        }

        @Test
        void whatIsPausedWaitsForItsSender() {
            assertThat(now(service().ordered(Order.PAUSE))).isEqualTo(new Action.Wait(Step.HELD, EXPIRY));
            assertThat(at(EXPIRY, service().ordered(Order.PAUSE)))
                    .isEqualTo(new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED));
        }
    }

    @Nested
    class Blocked {
        private final Event blocked = Event.of(0, EventKind.BLOCKED, "opt_out", T0);

        @Test
        void whatIsNotOnTheWireIsBlocked() {
            assertThat(now(service().event(blocked))).isEqualTo(new Action.Finish(Outcome.BLOCKED, Reason.BLOCKED));
        }

        @Test
        void whatMayBeOnTheWireIsTakenBackFirst() {
            Lives doubt = service().tried(Result.UNKNOWN, "no_answer").event(blocked);
            assertThat(now(doubt)).isInstanceOf(Action.Revoke.class);
            doubt.event(EventKind.REVOKE_SENT, SECOND).event(EventKind.REVOKED, SECOND);
            assertThat(at(T0.plusSeconds(4), doubt)).isEqualTo(new Action.Finish(Outcome.BLOCKED, Reason.BLOCKED));
        }

        @Test
        void whatCannotBeTakenBackIsUnknown() {
            Lives doubt = sms().tried(Result.UNKNOWN, "no_answer").event(blocked);
            assertThat(now(doubt)).isEqualTo(new Action.Doubt(PATIENCE_OVER));
            assertThat(at(PATIENCE_OVER, doubt)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_ANSWER));
        }
    }

    @Nested
    class Cancelled {
        @Test
        void whatIsNotOnTheWireIsCancelled() {
            assertThat(now(service().ordered(Order.CANCEL)))
                    .isEqualTo(new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED));
        }

        @Test
        void whatIsOnTheWireIsTakenBackAtOnce() {
            assertThat(now(service().accepted().ordered(Order.CANCEL))).isInstanceOf(Action.Revoke.class);
        }

        @Test
        void whatWasTakenBackIsCancelledAfterTheGrace() {
            Lives revoked = service()
                    .accepted()
                    .ordered(Order.CANCEL)
                    .event(EventKind.REVOKE_SENT, Duration.ZERO)
                    .event(EventKind.REVOKED, Duration.ZERO);
            assertThat(now(revoked)).isEqualTo(new Action.Wait(Step.GRACE, T0.plusSeconds(3)));
            assertThat(at(T0.plusSeconds(3), revoked))
                    .isEqualTo(new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED));
        }

        @Test
        void whatIsInDoubtIsNotRepeatedWhilePaused() {
            Lives doubt = service().tried(Result.UNKNOWN, "no_answer").ordered(Order.PAUSE);
            assertThat(at(T0.plusSeconds(5), doubt)).isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
            assertThat(now(Lives.of(Lane.OTP, Channel.SMS)
                            .tried(Result.UNKNOWN, "no_answer")
                            .ordered(Order.PAUSE)))
                    .isEqualTo(new Action.Doubt(PATIENCE_OVER));
        }

        @Test
        void whatCannotBeTakenBackGoesItsWay() {
            revokes = false;
            assertThat(now(sms().accepted().ordered(Order.CANCEL)))
                    .isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
        }
    }

    @Nested
    class Rcs {
        @Test
        void aHandsetWithoutRcsGetsTheNextFormAtOnce() {
            assertThat(now(service().tried(Result.REFUSED, "404"))).isEqualTo(new Action.EndForm(0, Reason.REFUSED));
            assertThat(now(service().tried(Result.REFUSED, "403"))).isEqualTo(new Action.EndForm(0, Reason.REFUSED));
            assertThat(now(service().tried(Result.REFUSED, "404").formEnded(Reason.REFUSED)))
                    .isEqualTo(new Action.Send(2, 1, 0));
        }

        @Test
        void withFeaturesUnknownARefusedCarouselBecomesACardThenText() {
            assertThat(now(service().tried(Result.REFUSED, "400", 0, false))).isEqualTo(new Action.Send(2, 0, 1));
            assertThat(now(service().tried(Result.REFUSED, "400", 1, false))).isEqualTo(new Action.Send(2, 0, 2));
            assertThat(now(service().tried(Result.REFUSED, "400", 2, false)))
                    .isEqualTo(new Action.EndForm(0, Reason.REFUSED));
        }

        @Test
        void withFeaturesKnownARefusedCarouselIsNotReduced() {
            assertThat(now(service().tried(Result.REFUSED, "400", 0, true)))
                    .isEqualTo(new Action.EndForm(0, Reason.REFUSED));
        }

        @Test
        void anUnansweredSubmissionIsRepeatedWithTheSameIdUntilPatience() {
            Lives doubt = service().tried(Result.UNKNOWN, "no_answer");
            assertThat(now(doubt)).isEqualTo(new Action.Wait(Step.DOUBT, T0.plusSeconds(5)));
            assertThat(at(T0.plusSeconds(5), doubt)).isEqualTo(new Action.Send(1, 0, 0, OptionalInt.of(7)));
            assertThat(at(PATIENCE_OVER, doubt)).isInstanceOf(Action.Revoke.class);
        }

        @Test
        void withoutDeliveryItIsTakenBackWhenPatienceIsOver() {
            Lives sent = service().accepted();
            assertThat(now(sent)).isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
            assertThat(at(PATIENCE_OVER, sent)).isInstanceOf(Action.Revoke.class);
        }

        @Test
        void aRevocationWaitsForARacingDeliveryThenTheNextFormBegins() {
            Lives revoked =
                    service().accepted().event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKED, PATIENCE);
            assertThat(at(PATIENCE_OVER, revoked)).isEqualTo(new Action.Wait(Step.GRACE, PATIENCE_OVER.plusSeconds(3)));
            assertThat(at(PATIENCE_OVER.plusSeconds(3), revoked)).isEqualTo(new Action.EndForm(0, Reason.REVOKED));
        }

        @Test
        void thePlatformsOwnTimeLimitCountsAsARevocation() {
            assertThat(at(T0.plusSeconds(5), service().accepted().event(EventKind.TTL_REVOKED, Duration.ofSeconds(2))))
                    .isEqualTo(new Action.EndForm(0, Reason.REVOKED));
        }

        @Test
        void goneAtTheFirstRevocationMeansDeliveredAndNoSecondForm() {
            Lives gone = service()
                    .accepted()
                    .event(EventKind.REVOKE_SENT, PATIENCE)
                    .event(EventKind.REVOKE_TOO_LATE, PATIENCE);
            assertThat(at(PATIENCE_OVER, gone)).isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
            assertThat(at(EXPIRY, gone)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.GONE_WITHOUT_REPORT));
            assertThat(at(
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
            assertThat(at(EXPIRY, gone)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
        }

        @Test
        void anOtpGoesOnFlaggedWhenItsRevocationIsNotAnswered() {
            Lives unanswered = otp().accepted();
            for (int i = 0; i < 3; i++) {
                unanswered.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_UNANSWERED, PATIENCE);
            }
            assertThat(at(PATIENCE_OVER.plusSeconds(9), unanswered))
                    .isEqualTo(new Action.EndForm(0, Reason.MAY_ARRIVE_TWICE));
        }

        @Test
        void anythingElseWaitsAndIsUnknownAtExpiry() {
            Lives unanswered = service().accepted();
            for (int i = 0; i < 3; i++) {
                unanswered.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_UNANSWERED, PATIENCE);
            }
            assertThat(at(PATIENCE_OVER.plusSeconds(9), unanswered)).isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
            assertThat(at(EXPIRY, unanswered)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
            assertThat(at(EXPIRY, service().accepted().event(EventKind.TTL_REVOKE_FAILED, PATIENCE)))
                    .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
        }

        @Test
        void aRevocationThatCrashedBeforeItsRecordIsSentAgain() {
            Lives announced = service().accepted().event(EventKind.REVOKE_SENT, PATIENCE);
            assertThat(at(PATIENCE_OVER.plusSeconds(2), announced))
                    .isInstanceOfSatisfying(
                            Action.Revoke.class,
                            revoke -> assertThat(revoke.nth()).isEqualTo(2));
        }

        @Test
        void aRevocationThatCouldNotGoOutDoesNotCount() {
            Lives down = service().accepted();
            for (int i = 0; i < 5; i++) {
                down.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_NOT_SENT, PATIENCE);
            }
            assertThat(at(PATIENCE_OVER.plusSeconds(79), down))
                    .isEqualTo(new Action.Wait(Step.REVOKE, PATIENCE_OVER.plusSeconds(80)));
            assertThat(at(PATIENCE_OVER.plusSeconds(80), down)).isInstanceOf(Action.Revoke.class);
        }

        @Test
        void norIsItTriedForEver() {
            Lives down = service()
                    .accepted()
                    .event(EventKind.REVOKE_SENT, PATIENCE)
                    .event(EventKind.REVOKE_NOT_SENT, PATIENCE);
            assertThat(at(EXPIRY.plusSeconds(600), down))
                    .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NOT_REVOKED));
        }

        @Test
        void anOtpDoesNotWaitForTheLinkThatWouldTakeItBack() {
            Lives down = otp().accepted();
            for (int i = 0; i < 3; i++) {
                down.event(EventKind.REVOKE_SENT, PATIENCE).event(EventKind.REVOKE_NOT_SENT, PATIENCE);
            }
            assertThat(at(PATIENCE_OVER.plusSeconds(2), down))
                    .isEqualTo(new Action.EndForm(0, Reason.MAY_ARRIVE_TWICE));
        }

        @Test
        void anOtpThatMayHaveArrivedInAnEarlierFormIsUnknownWhateverBecomesOfTheLast() {
            Lives flagged = otp().accepted().formEnded(Reason.MAY_ARRIVE_TWICE);
            assertThat(at(EXPIRY, flagged)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.MAY_ARRIVE_TWICE));
            flagged.tried(Result.REFUSED, "ESME_RINVDSTADR").formEnded(Reason.REFUSED);
            assertThat(now(flagged)).isEqualTo(new Action.Wait(Step.CLOSE, EXPIRY));
            assertThat(at(EXPIRY, flagged)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.MAY_ARRIVE_TWICE));
        }
    }

    @Nested
    class Mms {
        @Test
        void aRefusalOrANegativeReportGivesTheNextForm() {
            assertThat(now(mms().tried(Result.REFUSED, "2004"))).isEqualTo(new Action.EndForm(0, Reason.REFUSED));
            assertThat(now(mms().accepted().event(EventKind.UNDELIVERED, SECOND)))
                    .isEqualTo(new Action.EndForm(0, Reason.UNDELIVERED));
        }

        @Test
        void aPersonWhoDeclinesIsNotAskedAgainByAnotherChannel() {
            assertThat(now(mms().accepted().event(EventKind.DECLINED, SECOND)))
                    .isEqualTo(new Action.Finish(Outcome.FAILED, Reason.DECLINED));
        }

        @Test
        void indeterminateAndSilenceAreUnknown() {
            assertThat(now(mms().accepted().event(EventKind.INDETERMINATE, SECOND)))
                    .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.INDETERMINATE));
            assertThat(at(PATIENCE_OVER, mms().accepted()))
                    .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_REPORT));
        }

        @Test
        void inDoubtItIsUnknownUntilAReport() {
            Lives doubt = mms().tried(Result.UNKNOWN, "no_answer");
            assertThat(now(doubt)).isEqualTo(new Action.Doubt(PATIENCE_OVER));
            assertThat(at(PATIENCE_OVER, doubt)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_ANSWER));
        }

        @Test
        void inDoubtItIsRepeatedOnlyWhereTheLinkSaysThatItDeduplicates() {
            repeats = true;
            assertThat(at(T0.plusSeconds(5), mms().tried(Result.UNKNOWN, "no_answer")))
                    .isEqualTo(new Action.Send(1, 0, 0, OptionalInt.of(7)));
        }
    }

    @Nested
    class Sms {
        @Test
        void aRefusalOrANegativeReceiptFails() {
            assertThat(now(sms().tried(Result.REFUSED, "ESME_RINVDSTADR").formEnded(Reason.REFUSED)))
                    .isEqualTo(new Action.Finish(Outcome.FAILED, Reason.REFUSED));
            assertThat(now(sms().accepted().event(EventKind.UNDELIVERED, SECOND).formEnded(Reason.UNDELIVERED)))
                    .isEqualTo(new Action.Finish(Outcome.FAILED, Reason.UNDELIVERED));
        }

        @Test
        void inDoubtItIsUnknownUntilAReceipt() {
            assertThat(now(sms().tried(Result.UNKNOWN, "no_answer"))).isEqualTo(new Action.Doubt(PATIENCE_OVER));
        }

        @Test
        void anOtpInDoubtIsSentAgainTwice() {
            Lives otp = Lives.of(Lane.OTP, Channel.SMS).tried(Result.UNKNOWN, "no_answer");
            assertThat(now(otp)).isEqualTo(new Action.Send(2, 0, 0));
            assertThat(now(otp.tried(Result.UNKNOWN, "no_answer"))).isEqualTo(new Action.Send(3, 0, 0));
            assertThat(now(otp.tried(Result.UNKNOWN, "no_answer"))).isEqualTo(new Action.Doubt(PATIENCE_OVER));
        }

        @Test
        void withoutAReceiptItIsUnknown() {
            assertThat(now(sms().accepted())).isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
            assertThat(at(PATIENCE_OVER, sms().accepted()))
                    .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_REPORT));
        }
    }
}
