package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.carrier.spi.SubmitOutcome.Throttled;
import org.junit.jupiter.api.Test;

/** What the fates of the parts make of the message. */
class VerdictTest {
    private static final Fate ACCEPTED = new Fate.Accepted("1");
    private static final Throttled THROTTLED =
            new Throttled(Duration.ofSeconds(1), Throttled.Scope.LINK, "ESME_RTHROTTLED");
    private static final Fate SLOW = new Fate.Throttled(THROTTLED);
    private static final Fate BUSY = new Fate.Refused(new Refused("ESME_RSYSERR", "system error", false));
    private static final Fate NEVER = new Fate.Refused(new Refused("ESME_RINVDSTADR", "bad address", true));
    private static final Fate DOUBT = new Fate.InDoubt("lost");
    private static final Fate UNSENT = new Fate.NotSent("gone");

    @Test
    void allAcceptedIsAccepted() {
        assertThat(done(ACCEPTED, ACCEPTED))
                .isEqualTo(new SubmitOutcome.Accepted(List.of(new PartRef(0, "1"), new PartRef(1, "1"))));
    }

    @Test
    void nothingAcceptedIsWhatTheFirstNoSays() {
        assertThat(done(SLOW, BUSY)).isEqualTo(THROTTLED);
        assertThat(done(BUSY, SLOW)).isInstanceOf(Refused.class);
        assertThat(done(UNSENT, UNSENT)).isEqualTo(new SubmitOutcome.LinkDown("gone"));
        assertThat(done(SLOW, new Fate.Waiting())).isEqualTo(THROTTLED);
    }

    @Test
    void aPermanentNoGoesBeforeATemporaryOne() {
        assertThat(done(SLOW, NEVER))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.permanent()).isTrue());
        assertThat(done(ACCEPTED, NEVER)).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.permanent()).isTrue();
            assertThat(no.reason()).contains("1 of 2 parts");
        });
    }

    @Test
    void anyDoubtIsDoubtWithThePartsThatAreCertain() {
        assertThat(done(ACCEPTED, DOUBT, NEVER))
                .isEqualTo(new SubmitOutcome.Unknown("lost", List.of(new PartRef(0, "1"))));
        assertThat(done(DOUBT, UNSENT)).isEqualTo(new SubmitOutcome.Unknown("lost", List.of()));
    }

    @Test
    void aTornMessageIsCompletedWhileThereIsTime() {
        assertThat(Verdict.of(List.of(ACCEPTED, SLOW, BUSY), true)).isInstanceOf(Verdict.SendRestLater.class);
        assertThat(Verdict.of(List.of(ACCEPTED, SLOW, BUSY), false)).isInstanceOf(Verdict.Done.class);
        assertThat(Verdict.of(List.of(ACCEPTED, SLOW, UNSENT), true))
                .isInstanceOfSatisfying(
                        Verdict.Done.class,
                        done -> assertThat(done.outcome()).isInstanceOf(SubmitOutcome.Unknown.class));
    }

    private static SubmitOutcome done(Fate... fates) {
        Verdict verdict = Verdict.of(List.of(fates), true);
        assertThat(verdict).isInstanceOf(Verdict.Done.class);
        return ((Verdict.Done) verdict).outcome();
    }
}
