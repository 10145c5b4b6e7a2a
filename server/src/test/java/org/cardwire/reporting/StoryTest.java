package org.cardwire.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.delivery.Reason;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;
import org.cardwire.platform.id.Ids;
import org.cardwire.reporting.Story.Turn;
import org.junit.jupiter.api.Test;

/** Carriers tell whole seconds, and by clocks of their own; a story is told in the order of cause and effect all the same. */
class StoryTest {
    private static final Instant SECOND = Instant.parse("2026-11-11T12:00:05Z");
    private static final Instant ACCEPTED = SECOND.plusMillis(200);
    private static final Instant TRIED = SECOND.plusMillis(400);

    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<Instant> outcomeAt = Optional.empty();

    private void tried(int no, int form, Channel channel, Result result, Instant at) {
        attempts.add(new Attempt(no, form, channel, 1, 0, true, result, "", at, at.plusSeconds(60), 1, 100, "{}"));
    }

    private void happened(int attempt, EventKind kind, Instant at) {
        events.add(Event.of(attempt, kind, "", at));
    }

    private void formEnded(int form, Reason reason, Instant at) {
        events.add(Event.of(0, EventKind.FORM_ENDED, reason.name(), at).withDedupe(form));
    }

    private void ended(Outcome as, Instant at) {
        outcome = Optional.of(as);
        outcomeAt = Optional.of(at);
    }

    private Facts facts(Channel... chain) {
        List<Form> forms = Arrays.stream(chain)
                .map(channel -> new Form(channel, Duration.ofMinutes(1)))
                .toList();
        long id = Ids.firstAt(ACCEPTED);
        Instant expiry = ACCEPTED.plusSeconds(3_600);
        Message message =
                new Message(id, 1, 1, 1, 1, new byte[0], Optional.empty(), ACCEPTED, expiry, Optional.empty());
        Life life = new Life(id, Lane.BULK, forms, ACCEPTED, expiry, Life.Order.RUN, attempts, events, outcome, false);
        return new Facts(
                message,
                new Frozen(1, 1, true, Lane.BULK, forms, "{}"),
                life,
                new MessageFinder.Standing(id, "sent", outcomeAt));
    }

    private List<String> story(Channel... chain) {
        List<String> told = words(facts(chain));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(words(facts(chain))).as("seed " + seed).isEqualTo(told);
        }
        return told;
    }

    private static List<String> words(Facts facts) {
        return Story.of(facts, Optional.empty()).stream()
                .map(turn -> switch (turn) {
                    case Turn.Accepted() -> "accepted";
                    case Turn.CancelAsked _ -> "cancel asked";
                    case Turn.Tried(Attempt attempt) -> "try " + attempt.no();
                    case Turn.Happened(Event event) ->
                        event.kind() + (event.attempt() > 0 ? " " + event.attempt() : "");
                    case Turn.Ended(Outcome as, Instant _) -> "outcome " + as;
                })
                .toList();
    }

    @Test
    void aReceiptOfTheSecondInWhichItWasSubmittedIsToldAfterTheTryAndBeforeTheOutcomeThatItMade() {
        tried(1, 0, Channel.SMS, Result.ACCEPTED, TRIED);
        happened(1, EventKind.DELIVERED, SECOND);
        happened(0, EventKind.CLICKED, TRIED.plusMillis(100));
        ended(Outcome.DELIVERED, SECOND);
        assertThat(story(Channel.SMS))
                .containsExactly("accepted", "try 1", "DELIVERED 1", "outcome DELIVERED", "CLICKED");
    }

    @Test
    void aReadAndATapOfTheSameWholeSecondFollowTheDelivery() {
        tried(1, 0, Channel.RCS, Result.ACCEPTED, TRIED);
        happened(0, EventKind.TAPPED, SECOND);
        happened(1, EventKind.READ, SECOND.minusSeconds(1));
        happened(1, EventKind.DELIVERED, SECOND);
        ended(Outcome.DELIVERED, SECOND);
        assertThat(story(Channel.RCS))
                .containsExactly("accepted", "try 1", "DELIVERED 1", "READ 1", "TAPPED", "outcome DELIVERED");
    }

    @Test
    void aFailureReportedByAFastClockIsToldBeforeTheFallbackThatItCaused() {
        tried(1, 0, Channel.MMS, Result.ACCEPTED, TRIED);
        happened(1, EventKind.UNDELIVERED, SECOND.plusSeconds(30));
        formEnded(0, Reason.UNDELIVERED, TRIED.plusMillis(50));
        tried(2, 1, Channel.SMS, Result.ACCEPTED, TRIED.plusMillis(80));
        happened(2, EventKind.DELIVERED, SECOND);
        ended(Outcome.DELIVERED, SECOND);
        assertThat(story(Channel.MMS, Channel.SMS))
                .containsExactly(
                        "accepted",
                        "try 1",
                        "UNDELIVERED 1",
                        "FORM_ENDED",
                        "try 2",
                        "DELIVERED 2",
                        "outcome DELIVERED");
    }

    @Test
    void aReportThatCameLateStaysLate() {
        tried(1, 0, Channel.RCS, Result.ACCEPTED, TRIED);
        happened(1, EventKind.REVOKED, TRIED.plusSeconds(60));
        formEnded(0, Reason.REVOKED, TRIED.plusSeconds(63));
        tried(2, 1, Channel.SMS, Result.ACCEPTED, TRIED.plusSeconds(64));
        happened(1, EventKind.UNDELIVERED, SECOND.plusSeconds(90));
        assertThat(story(Channel.RCS, Channel.SMS))
                .containsExactly("accepted", "try 1", "REVOKED 1", "FORM_ENDED", "try 2", "UNDELIVERED 1");
    }

    @Test
    void allThatHappensWithinOneMillisecondKeepsItsOrder() {
        tried(1, 0, Channel.RCS, Result.REFUSED, ACCEPTED);
        formEnded(0, Reason.REFUSED, ACCEPTED);
        formEnded(1, Reason.UNREACHABLE, ACCEPTED);
        tried(2, 2, Channel.SMS, Result.REFUSED, ACCEPTED);
        formEnded(2, Reason.REFUSED, ACCEPTED);
        events.add(Event.of(0, EventKind.CLOSED, Reason.REFUSED.name(), ACCEPTED));
        ended(Outcome.FAILED, ACCEPTED);
        assertThat(story(Channel.RCS, Channel.MMS, Channel.SMS))
                .containsExactly(
                        "accepted",
                        "try 1",
                        "FORM_ENDED",
                        "FORM_ENDED",
                        "try 2",
                        "FORM_ENDED",
                        "CLOSED",
                        "outcome FAILED");
    }

    @Test
    void anObstacleIsToldBeforeTheTryThatItPutOff() {
        events.add(Event.of(1, EventKind.THROTTLED, "4006", TRIED));
        tried(1, 0, Channel.MMS, Result.ACCEPTED, TRIED);
        assertThat(story(Channel.MMS)).containsExactly("accepted", "THROTTLED 1", "try 1");
    }

    @Test
    void theTimesThatAreShownAreThoseThatWereTold() {
        tried(1, 0, Channel.SMS, Result.ACCEPTED, TRIED);
        happened(1, EventKind.DELIVERED, SECOND);
        ended(Outcome.DELIVERED, SECOND);
        Stream<Instant> shown = new Explainer()
                .explain(facts(Channel.SMS), Optional.empty()).stream()
                        .filter(line ->
                                line.code().startsWith("event") || line.code().startsWith("outcome"))
                        .map(Line::at);
        assertThat(shown).containsOnly(SECOND);
    }
}
