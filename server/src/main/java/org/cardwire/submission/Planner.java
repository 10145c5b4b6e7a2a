package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.compliance.Candidate;
import org.cardwire.compliance.Gate;
import org.cardwire.compliance.Objection;
import org.cardwire.fitting.Derived;
import org.cardwire.fitting.Form;
import org.cardwire.fitting.Links;
import org.cardwire.fitting.NotReady;
import org.cardwire.fitting.Preparation;
import org.cardwire.fitting.Recipient;
import org.cardwire.fitting.Unfit;
import org.cardwire.link.Countries;
import org.cardwire.link.Link;
import org.cardwire.link.PriceBook;
import org.cardwire.link.PriceStore;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.Reaching;
import org.cardwire.routing.Router;
import org.cardwire.submission.PlanRows.Row;

/**
 * Works out what would become of a list of recipients, by the parts that decide it when messages are sent: the reading of
 * rows, the gate, reach, routes and derivation. Sends nothing, stores nothing and asks no carrier. Blocks.
 */
public final class Planner {
    private final PersonalData personal;
    private final Gate gate;
    private final Reaching reaching;
    private final Router router;
    private final Forms forms;
    private final PriceStore prices;

    public Planner(PersonalData personal, Gate gate, Reaching reaching, Router router, Forms forms, PriceStore prices) {
        this.personal = personal;
        this.gate = gate;
        this.reaching = reaching;
        this.router = router;
        this.forms = forms;
        this.prices = prices;
    }

    /** @param recipients each a number and its variables */
    Plan plan(Mailing mailing, List<JsonNode> recipients) {
        PlanRows rows =
                PlanRows.read(personal, mailing.what().variables(mailing.terms().locale()), recipients);
        Map<Integer, Plan.Fate> fates = new HashMap<>(rows.flawed());
        Map<Long, Objection> objections = gate.check(
                rows.good().stream().map(row -> candidate(mailing, row)).toList(), mailing.readyAt());
        Outlook outlook = new Outlook(mailing, rows.good());
        for (Row row : rows.good()) {
            Optional<Objection> objection = Optional.ofNullable(objections.get((long) row.place()));
            fates.put(
                    row.place(),
                    objection.isPresent() && objection.get() instanceof Objection.Blocked blocked
                            ? new Plan.LeftOut(blocked.code(), List.of(PlanJson.problem(blocked)))
                            : outlook.of(row, objection.flatMap(Planner::held)));
        }
        return new Plan(
                mailing.readyAt(),
                fates.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** A row has no message id yet; its place names it. */
    private static Candidate candidate(Mailing mailing, Row row) {
        Content.Terms terms = mailing.terms();
        return new Candidate(
                row.place(),
                terms.brand(),
                terms.from().id(),
                row.key(),
                mailing.lane(),
                terms.chain().getFirst().channel(),
                false);
    }

    private static Optional<Plan.Held> held(Objection objection) {
        return switch (objection) {
            case Objection.Held held -> Optional.of(new Plan.Held(held.code(), held.until()));
            case Objection.Blocked _ -> Optional.empty();
        };
    }

    private static Plan.Certainty certainty(Channel channel, KnownReach known) {
        if (channel == Channel.SMS) {
            return Plan.Certainty.KNOWN;
        }
        return switch (known.source()) {
            case "carrier" -> Plan.Certainty.KNOWN;
            case "outcome" -> Plan.Certainty.LEARNED;
            case "hint" -> Plan.Certainty.HINTED;
            default -> Plan.Certainty.ASSUMED;
        };
    }

    /** Whether a row has a form on a link. */
    private sealed interface Said {}

    private record Fitting(int units, long bytes) implements Said {}

    private record Unfitting(Unfit why) implements Said {}

    /** What the rows of one mailing can get: reach of all of them in one look a channel, forms made once a link. */
    private final class Outlook {
        private final Content.Terms terms;
        private final Forms.Edition edition;
        private final Map<Channel, Map<Long, KnownReach>> reach = new EnumMap<>(Channel.class);
        private final PriceBook book;
        private final Instant at;
        private final Map<Integer, Preparation> prepared = new HashMap<>();

        Outlook(Mailing mailing, List<Row> rows) {
            this.terms = mailing.terms();
            this.edition = mailing.edition();
            this.book = prices.of(terms.brand());
            this.at = mailing.readyAt();
            Map<Long, Msisdn> numbers = rows.stream().collect(Collectors.toMap(Row::key, Row::to));
            terms.chain().stream()
                    .map(org.cardwire.message.Form::channel)
                    .filter(channel -> channel != Channel.SMS)
                    .forEach(channel -> reach.put(channel, reaching.find(numbers, Set.of(), channel, terms.live())));
        }

        /** Going by the first form of the chain that the row can get, else left out with the reason of each. */
        Plan.Fate of(Row row, Optional<Plan.Held> held) {
            List<FieldProblem> reasons = new ArrayList<>();
            for (var step : terms.chain()) {
                Optional<Plan.Going> going = by(step.channel(), row, held, reasons);
                if (going.isPresent()) {
                    return going.get();
                }
            }
            return new Plan.LeftOut("no-form", reasons);
        }

        private Optional<Plan.Going> by(
                Channel channel, Row row, Optional<Plan.Held> held, List<FieldProblem> reasons) {
            KnownReach known = known(channel, row.key());
            if (known.state() == KnownReach.State.UNREACHABLE) {
                reasons.add(PlanJson.unreachable(channel));
                return Optional.empty();
            }
            Optional<Link> link =
                    router.first(channel, terms.live(), terms.from().id(), row.to());
            if (link.isEmpty()) {
                reasons.add(Fitness.noLink(channel));
                return Optional.empty();
            }
            return switch (derived(link.get(), row)) {
                case Unfitting(Unfit unfit) -> {
                    reasons.add(Fitness.problem(channel, unfit));
                    yield Optional.empty();
                }
                case Fitting(int units, long bytes) -> {
                    Optional<Integer> segments = channel == Channel.SMS ? Optional.of(units) : segments(row);
                    yield Optional.of(new Plan.Going(
                            link.get(),
                            certainty(channel, known),
                            units,
                            book.price(new PriceBook.Sending(link.get(), Countries.of(row.to()), units, bytes, at)),
                            segments,
                            held));
                }
            };
        }

        /** Of its SMS, where the chain has one. */
        private Optional<Integer> segments(Row row) {
            return terms.chain().stream().anyMatch(step -> step.channel() == Channel.SMS)
                    ? router.first(Channel.SMS, terms.live(), terms.from().id(), row.to())
                            .flatMap(link -> derived(link, row) instanceof Fitting fitting
                                    ? Optional.of(fitting.units())
                                    : Optional.empty())
                    : Optional.empty();
        }

        /** A carrier's answer or a lesson is worth more than the caller's word, as when it is sent. */
        private KnownReach known(Channel channel, long key) {
            KnownReach found = reach.getOrDefault(channel, Map.of()).getOrDefault(key, KnownReach.NOTHING);
            return terms.reach()
                    .flatMap(hint -> hint.of(channel))
                    .filter(_ -> found.equals(KnownReach.NOTHING))
                    .map(reachable -> KnownReach.hinted(reachable, found.at()))
                    .orElse(found);
        }

        private Said derived(Link link, Row row) {
            return switch (prepared.computeIfAbsent(link.no(), _ -> forms.form(edition, link))) {
                // It may still become as heavy as the link takes.
                case NotReady _ -> new Fitting(1, link.traits().messageBytes());
                case Unfit unfit -> new Unfitting(unfit);
                case Form form ->
                    switch (form.derive(Recipient.of(Links.NO_MESSAGE, row.values()))) {
                        case Unfit unfit -> new Unfitting(unfit);
                        case Derived derived -> new Fitting(derived.segments(), derived.bytes());
                    };
            };
        }
    }
}
