package org.cardwire.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.delivery.Reason;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;

/**
 * A message's life in the order of cause and effect. Carriers date what they report by clocks of their own, often in whole
 * seconds: such a date may lie before the try that it is about, or behind what we decided from it. So each fact gets a place:
 * its own time, moved no further than its causes and effects ask. The times themselves stay as they were told.
 */
final class Story {
    /** One fact. */
    sealed interface Turn {
        record Accepted() implements Turn {}

        record CancelAsked(Instant at) implements Turn {}

        record Tried(Attempt attempt) implements Turn {}

        record Happened(Event event) implements Turn {}

        record Ended(Outcome outcome, Instant at) implements Turn {}
    }

    private record Placed(Instant place, Turn turn) {}

    private final Facts facts;
    private final Map<Integer, Instant> tries = new HashMap<>();
    private final Map<Event, Instant> events = new HashMap<>();
    private final List<Placed> told = new ArrayList<>();

    private Story(Facts facts) {
        this.facts = facts;
    }

    /** @param cancelAskedAt when this one message was to be cancelled */
    static List<Turn> of(Facts facts, Optional<Instant> cancelAskedAt) {
        Story story = new Story(facts);
        story.tell(new Turn.Accepted(), facts.acceptedAt());
        cancelAskedAt.ifPresent(at -> story.tell(new Turn.CancelAsked(at), at));
        story.decisions();
        story.life();
        story.outcome();
        // Stable: at one place the cause, which was told first, stays first.
        return story.told.stream()
                .sorted(Comparator.comparing(Placed::place))
                .map(Placed::turn)
                .toList();
    }

    /** What we decided, form by form: tries in the order of their numbers, then the end of the form. */
    private void decisions() {
        Instant floor = facts.acceptedAt();
        for (int form = 0; form < facts.life().chain().size(); form++) {
            for (Attempt attempt : tries(form)) {
                floor = later(attempt.at(), floor);
                tries.put(attempt.no(), floor);
            }
            for (Event end : ends(form).toList()) {
                floor = later(end.at(), floor);
                events.put(end, floor);
            }
        }
        Instant last = floor;
        facts.life().of(EventKind.CLOSED).forEach(event -> events.put(event, later(event.at(), last)));
    }

    private List<Attempt> tries(int form) {
        return facts.life().attempts().stream()
                .filter(attempt -> attempt.form() == form)
                .toList();
    }

    private Stream<Event> ends(int form) {
        return facts.life().of(EventKind.FORM_ENDED).filter(event -> event.dedupe() == form);
    }

    /** Everything else, each behind what it came of. */
    private void life() {
        List<Event> rest = new ArrayList<>(facts.life().events());
        rest.sort(Comparator.comparing(event -> event.kind().code()));
        rest.forEach(event -> events.computeIfAbsent(event, this::place));
        for (int form = 0; form < facts.life().chain().size(); form++) {
            for (Attempt attempt : tries(form)) {
                List<Event> own = rest.stream()
                        .filter(event -> event.attempt() == attempt.no())
                        .toList();
                own.stream().filter(Story::isObstacle).forEach(this::tell);
                tell(new Turn.Tried(attempt), placeOf(attempt));
                own.stream().filter(event -> !isObstacle(event)).forEach(this::tell);
                rest.removeAll(own);
            }
            List<Event> ends = ends(form).toList();
            ends.forEach(this::tell);
            rest.removeAll(ends);
        }
        rest.forEach(this::tell);
    }

    private Instant place(Event event) {
        if (isObstacle(event)) {
            return facts.attempt(event)
                    .map(attempt -> earlier(event.at(), placeOf(attempt)))
                    .orElse(event.at());
        }
        return Stream.concat(facts.life().of(EventKind.FORM_ENDED), facts.life().of(EventKind.CLOSED))
                .filter(end -> follows(end, event))
                .map(end -> events.getOrDefault(end, end.at()))
                .reduce(later(event.at(), cause(event)), Story::earlier);
    }

    /** When that was which the event cannot have come before. */
    private Instant cause(Event event) {
        return switch (event.kind()) {
            case HELD, BLOCKED, THROTTLED, NO_LINK, NOT_READY, FORM_ENDED, CLOSED -> facts.acceptedAt();
            case TAPPED, CLICKED, REPLIED, OPTED_OUT -> arrivable();
            case READ ->
                facts.life().events().stream()
                        .filter(e -> e.kind() == EventKind.DELIVERED && e.attempt() == event.attempt())
                        .map(e -> events.getOrDefault(e, e.at()))
                        .reduce(tryOf(event), Story::later);
            case PENDING,
                    DELIVERED,
                    UNDELIVERED,
                    DECLINED,
                    INDETERMINATE,
                    REVOKE_SENT,
                    REVOKED,
                    REVOKE_TOO_LATE,
                    REVOKE_UNANSWERED,
                    REVOKE_NOT_SENT,
                    TTL_REVOKED,
                    TTL_REVOKE_FAILED -> tryOf(event);
        };
    }

    private Instant tryOf(Event event) {
        return facts.attempt(event).map(this::placeOf).orElse(facts.acceptedAt());
    }

    private Instant placeOf(Attempt attempt) {
        return tries.getOrDefault(attempt.no(), attempt.at());
    }

    /** A person acts on what may have arrived. */
    private Instant arrivable() {
        return facts.life().attempts().stream()
                .filter(a -> a.result() == Result.ACCEPTED || a.result() == Result.UNKNOWN)
                .findFirst()
                .map(this::placeOf)
                .orElse(facts.acceptedAt());
    }

    /** Whether the end of a form, or of the chain, was decided from what the carrier reported. */
    private boolean follows(Event end, Event report) {
        boolean same = end.kind() == EventKind.CLOSED
                || facts.attempt(report).filter(a -> a.form() == end.dedupe()).isPresent();
        return same
                && switch (Reason.valueOf(end.code())) {
                    case UNDELIVERED -> report.kind() == EventKind.UNDELIVERED;
                    case DECLINED -> report.kind() == EventKind.DECLINED;
                    case INDETERMINATE -> report.kind() == EventKind.INDETERMINATE;
                    case REVOKED, CANCELLED -> report.kind() == EventKind.TTL_REVOKED;
                    case NOT_REVOKED, MAY_ARRIVE_TWICE -> report.kind() == EventKind.TTL_REVOKE_FAILED;
                    case REFUSED,
                            NOT_ACCEPTED_IN_TIME,
                            NO_LINK_IN_TIME,
                            MEDIA_NOT_READY_IN_TIME,
                            UNREACHABLE,
                            NO_ROUTE,
                            UNFIT,
                            NO_REPORT,
                            GONE_WITHOUT_REPORT,
                            NO_ANSWER,
                            EXPIRED,
                            BLOCKED,
                            CHAIN_ENDED -> false;
                };
    }

    /** The outcome bears the date of the fact that it was folded from. */
    private void outcome() {
        facts.standing()
                .outcomeAt()
                .ifPresent(at -> facts.life().outcome().ifPresent(outcome -> {
                    Instant place = events.keySet().stream()
                            .filter(event -> event.at().equals(at))
                            .map(event -> events.getOrDefault(event, at))
                            .reduce(at, Story::later);
                    tell(new Turn.Ended(outcome, at), place);
                }));
    }

    private void tell(Event event) {
        tell(new Turn.Happened(event), events.getOrDefault(event, event.at()));
    }

    private void tell(Turn turn, Instant place) {
        told.add(new Placed(place, turn));
    }

    /** An obstacle bears the number of the try that it put off. */
    private static boolean isObstacle(Event event) {
        return switch (event.kind()) {
            case THROTTLED, NO_LINK, NOT_READY -> true;
            default -> false;
        };
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
