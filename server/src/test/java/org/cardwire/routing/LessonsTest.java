package org.cardwire.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Message;
import org.cardwire.message.Records;
import org.cardwire.platform.TestDatabase;
import org.cardwire.reporting.Recorded;
import org.cardwire.routing.KnownReach.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tries teach of numbers, and what they do not. */
class LessonsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Recorded recorded;
    private ReachStore reach;
    private Lessons lessons;

    @BeforeEach
    void open() {
        recorded = new Recorded(DATABASE.db());
        reach = new ReachStore(DATABASE.db());
        lessons = new Lessons(reach, Reaching.Settings.DEFAULT);
        recorded.ledger.tell(lessons);
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    private Message accepted() {
        return recorded.accepted(31, recorded.number(), Channel.RCS, Channel.MMS, Channel.SMS);
    }

    private void tried(Message message, Channel channel, Result result, String code, String source) {
        String decision = "{\"reach\":\"" + source + "\"}";
        Instant now = Instant.now();
        recorded.append(new Records()
                .attempt(
                        message.id(),
                        new Attempt(1, 0, channel, 1, 0, true, result, code, now, now, 1, 100, decision)));
    }

    private void happened(Message message, Channel channel, EventKind kind, String code) {
        recorded.happened(message, channel, Event.of(1, kind, code, Instant.now()));
    }

    /** What is known once the lessons are written. */
    private Optional<KnownReach> learned(Message message, Channel channel) {
        lessons.close();
        return known(message, channel, true, Instant.now());
    }

    private Optional<KnownReach> known(Message message, Channel channel, boolean live, Instant at) {
        long key = message.numberKey();
        return Optional.ofNullable(reach.find(List.of(key), channel, live, at).get(key));
    }

    @Test
    void aRefusalBecauseTheNumberHasNoMmsIsBelievedForAWeekAndOfTheRealNumberOnly() {
        Message message = accepted();
        tried(message, Channel.MMS, Result.REFUSED, "2003", "nothing");
        assertThat(learned(message, Channel.MMS)).hasValueSatisfying(known -> {
            assertThat(known.state()).isEqualTo(State.UNREACHABLE);
            assertThat(known.source()).isEqualTo("outcome");
        });
        assertThat(known(message, Channel.MMS, true, Instant.now().plus(6, ChronoUnit.DAYS)))
                .isPresent();
        assertThat(known(message, Channel.MMS, true, Instant.now().plus(8, ChronoUnit.DAYS)))
                .isEmpty();
        assertThat(known(message, Channel.MMS, false, Instant.now())).isEmpty();
        assertThat(known(message, Channel.RCS, true, Instant.now())).isEmpty();
    }

    @Test
    void aReportThatTheHandsetDoesNotKnowMmsTeachesTheSame() {
        Message message = accepted();
        tried(message, Channel.MMS, Result.ACCEPTED, "", "nothing");
        happened(message, Channel.MMS, EventKind.UNDELIVERED, "Unrecognised");
        assertThat(learned(message, Channel.MMS)).map(KnownReach::state).contains(State.UNREACHABLE);
    }

    @Test
    void aPlatformThatKnowsNoSuchUserIsAskedAnewAfterAnHour() {
        Message message = accepted();
        tried(message, Channel.RCS, Result.REFUSED, "404", "nothing");
        assertThat(learned(message, Channel.RCS)).map(KnownReach::state).contains(State.UNREACHABLE);
        assertThat(known(message, Channel.RCS, true, Instant.now().plus(61, ChronoUnit.MINUTES)))
                .isEmpty();
    }

    @Test
    void aDeliveryTeachesWhereNothingOrOnlyTheSendersWordWasKnown() {
        for (String source : List.of("nothing", "hint")) {
            Message message = accepted();
            tried(message, Channel.MMS, Result.ACCEPTED, "", source);
            happened(message, Channel.MMS, EventKind.DELIVERED, "Retrieved");
            assertThat(learned(message, Channel.MMS))
                    .hasValueSatisfying(known -> assertThat(known.told()).containsEntry("reach", "outcome"));
            lessons = new Lessons(reach, Reaching.Settings.DEFAULT);
            recorded.ledger.tell(lessons);
        }
    }

    @Test
    void whatWasKnownIsNoNewsAndOtherRefusalsTeachNothing() {
        Message known = accepted();
        tried(known, Channel.RCS, Result.ACCEPTED, "", "carrier");
        happened(known, Channel.RCS, EventKind.DELIVERED, "DELIVERED");
        Message refused = accepted();
        tried(refused, Channel.MMS, Result.REFUSED, "2004", "nothing");
        Message late = accepted();
        tried(late, Channel.MMS, Result.ACCEPTED, "", "nothing");
        happened(late, Channel.MMS, EventKind.UNDELIVERED, "Expired");
        assertThat(learned(known, Channel.RCS)).isEmpty();
        assertThat(learned(refused, Channel.MMS)).isEmpty();
        assertThat(learned(late, Channel.MMS)).isEmpty();
    }

    @Test
    void aCarriersClockThatRunsAheadTeachesForNoLonger() {
        Message message = accepted();
        tried(message, Channel.MMS, Result.ACCEPTED, "", "nothing");
        recorded.happened(
                message,
                Channel.MMS,
                Event.of(1, EventKind.UNDELIVERED, "Unrecognised", Instant.now().plus(900, ChronoUnit.DAYS)));
        assertThat(learned(message, Channel.MMS)).isPresent();
        assertThat(known(message, Channel.MMS, true, Instant.now().plus(8, ChronoUnit.DAYS)))
                .isEmpty();
    }

    @Test
    void theLatestLessonHolds() {
        Message message = accepted();
        tried(message, Channel.MMS, Result.ACCEPTED, "", "nothing");
        happened(message, Channel.MMS, EventKind.UNDELIVERED, "Unrecognised");
        happened(message, Channel.MMS, EventKind.READ, "");
        assertThat(learned(message, Channel.MMS)).map(KnownReach::state).contains(State.REACHABLE);
    }
}
