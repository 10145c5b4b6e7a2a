package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.mms;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;
import org.junit.jupiter.api.Test;

/** The life of an MMS form. */
class CourierMmsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant PATIENCE_OVER = T0.plus(PATIENCE);

    private final AskedCourier courier = new AskedCourier();

    @Test
    void aRefusalOrANegativeReportGivesTheNextForm() {
        assertThat(courier.now(mms().tried(Result.REFUSED, "2004"))).isEqualTo(new Action.EndForm(0, Reason.REFUSED));
        assertThat(courier.now(mms().accepted().event(EventKind.UNDELIVERED, SECOND)))
                .isEqualTo(new Action.EndForm(0, Reason.UNDELIVERED));
    }

    @Test
    void aPersonWhoDeclinesIsNotAskedAgainByAnotherChannel() {
        assertThat(courier.now(mms().accepted().event(EventKind.DECLINED, SECOND)))
                .isEqualTo(new Action.Finish(Outcome.FAILED, Reason.DECLINED));
    }

    @Test
    void indeterminateAndSilenceAreUnknown() {
        assertThat(courier.now(mms().accepted().event(EventKind.INDETERMINATE, SECOND)))
                .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.INDETERMINATE));
        assertThat(courier.at(PATIENCE_OVER, mms().accepted()))
                .isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_REPORT));
    }

    @Test
    void inDoubtItIsUnknownUntilAReport() {
        Lives doubt = mms().tried(Result.UNKNOWN, "no_answer");
        assertThat(courier.now(doubt)).isEqualTo(new Action.Doubt(PATIENCE_OVER));
        assertThat(courier.at(PATIENCE_OVER, doubt)).isEqualTo(new Action.Finish(Outcome.UNKNOWN, Reason.NO_ANSWER));
    }

    @Test
    void inDoubtItIsRepeatedOnlyWhereTheLinkSaysThatItDeduplicates() {
        courier.repeats = true;
        assertThat(courier.at(T0.plusSeconds(5), mms().tried(Result.UNKNOWN, "no_answer")))
                .isEqualTo(new Action.Send(1, 0, 0, OptionalInt.of(7)));
    }
}
