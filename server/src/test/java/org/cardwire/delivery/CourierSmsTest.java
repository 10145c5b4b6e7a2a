package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.otp;
import static org.cardwire.delivery.Lives.sms;

import java.time.Duration;
import java.time.Instant;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.junit.jupiter.api.Test;

/** The life of an SMS form. */
class CourierSmsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant PATIENCE_OVER = T0.plus(PATIENCE);

    private final AskedCourier courier = new AskedCourier();

    @Test
    void aRefusalOrANegativeReceiptFails() {
        assertThat(courier.now(sms().tried(Result.REFUSED, "ESME_RINVDSTADR").formEnded(Reason.REFUSED)))
                .isEqualTo(new Action.Finish(Outcome.FAILED, Reason.REFUSED));
        assertThat(courier.now(
                        sms().accepted().event(EventKind.UNDELIVERED, SECOND).formEnded(Reason.UNDELIVERED)))
                .isEqualTo(new Action.Finish(Outcome.FAILED, Reason.UNDELIVERED));
    }

    @Test
    void inDoubtItIsUnknownUntilAReceipt() {
        assertThat(courier.now(sms().tried(Result.UNKNOWN, "no_answer"))).isEqualTo(new Action.Doubt(PATIENCE_OVER));
    }

    @Test
    void anOtpInDoubtIsSentAgainTwice() {
        Lives otp = Lives.of(Lane.OTP, Channel.SMS).tried(Result.UNKNOWN, "no_answer");
        assertThat(courier.now(otp)).isEqualTo(new Action.Send(2, 0, 0));
        assertThat(courier.now(otp.tried(Result.UNKNOWN, "no_answer"))).isEqualTo(new Action.Send(3, 0, 0));
        assertThat(courier.now(otp.tried(Result.UNKNOWN, "no_answer"))).isEqualTo(new Action.Doubt(PATIENCE_OVER));
    }

    @Test
    void withoutAReceiptItIsUnknown() {
        assertThat(courier.now(sms().accepted())).isEqualTo(new Action.Wait(Step.AWAIT, PATIENCE_OVER));
        assertThat(courier.at(PATIENCE_OVER, sms().accepted()))
                .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_REPORT));
    }
}
