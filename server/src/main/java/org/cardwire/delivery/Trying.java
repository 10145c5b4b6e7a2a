package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.delivery.Preparing.Ready;
import org.cardwire.link.OpenLink;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Records;
import org.cardwire.platform.json.Json;

/** Puts one prepared message onto the wire and records what came of it. Returns at once. */
final class Trying {
    /** The guard that goes with an RCS message beside our own patience. */
    private static final Duration TTL_MARGIN = Duration.ofSeconds(60);

    /** What was recorded of a try: an attempt, or the event that it was none, with the wait that the carrier asks for. */
    sealed interface Tried {
        record Attempted(Attempt attempt) implements Tried {}

        record NotTried(Event event, Duration pause) implements Tried {}
    }

    private final Function<Records, CompletionStage<Void>> ledger;
    private final WireIds ids;
    private final CourierPolicy policy;
    private final List<String> rules;
    private final InstantSource clock;

    /** @param ledger puts facts on disk */
    Trying(
            Function<Records, CompletionStage<Void>> ledger,
            WireIds ids,
            CourierPolicy policy,
            List<String> rules,
            InstantSource clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.policy = policy;
        this.rules = rules;
        this.clock = clock;
    }

    /** Completes when the answer is on disk. The permits are given back with the answer. */
    CompletionStage<Tried> submit(Ready ready) {
        Instant began = clock.instant();
        Instant until = policy.until(ready.message().life(), ready.send().form(), began);
        Outbound outbound = new Outbound(
                ids.of(ready.message().id(), ready.send().attempt()),
                ready.to(),
                ready.via().from(),
                ready.content(),
                ready.message().life().lane(),
                validity(ready, began, until),
                true);
        return answer(ready, outbound).thenCompose(outcome -> {
            ready.link().permits().release(ready.units());
            observe(ready.link(), outcome, Duration.between(began, clock.instant()));
            return record(ready, outbound.id(), until, outcome);
        });
    }

    /** A broken adapter is an answer too: the message may be out. */
    private static CompletionStage<SubmitOutcome> answer(Ready ready, Outbound outbound) {
        try {
            return ready.link().adapter().submit(outbound).exceptionally(Trying::broken);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(broken(e));
        }
    }

    private static SubmitOutcome broken(Throwable e) {
        return new SubmitOutcome.Unknown("adapter: " + e, List.of());
    }

    private static void observe(OpenLink link, SubmitOutcome outcome, Duration took) {
        switch (outcome) {
            case SubmitOutcome.Accepted _ -> link.answered(true, took);
            case SubmitOutcome.Throttled throttled -> {
                if (throttled.scope() == SubmitOutcome.Throttled.Scope.LINK) {
                    link.permits().throttled(throttled.retryAfter());
                }
            }
            case SubmitOutcome.Refused refused -> link.answered(refused.permanent(), took);
            case SubmitOutcome.LinkDown _ -> link.down();
            case SubmitOutcome.Unknown _ -> link.answered(false, took);
        }
    }

    private CompletionStage<Tried> record(Ready ready, String id, Instant until, SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Accepted(List<PartRef> parts) ->
                attempted(ready, id, until, Result.ACCEPTED, "", "", parts);
            case SubmitOutcome.Refused(String code, String reason, boolean permanent) ->
                permanent
                        ? attempted(ready, id, until, Result.REFUSED, code, reason, List.of())
                        : refusedForNow(ready, id, until, code, reason);
            case SubmitOutcome.Unknown(String reason, List<PartRef> parts) ->
                attempted(ready, id, until, Result.UNKNOWN, "no_answer", reason, parts);
            case SubmitOutcome.Throttled throttled ->
                notTried(ready, EventKind.THROTTLED, throttled.code(), throttled.retryAfter());
            case SubmitOutcome.LinkDown(String reason) ->
                notTried(ready, EventKind.NO_LINK, reason, CourierPolicy.LINK_RECHECK);
        };
    }

    /** Of a repeat it says nothing: what is in doubt stays so. */
    private CompletionStage<Tried> refusedForNow(Ready ready, String id, Instant until, String code, String reason) {
        return ready.send().over().isPresent()
                ? notTried(ready, EventKind.THROTTLED, code, policy.retryAfter(1))
                : attempted(ready, id, until, Result.REFUSED_FOR_NOW, code, reason, List.of());
    }

    private CompletionStage<Tried> attempted(
            Ready ready, String id, Instant until, Result result, String code, String reason, List<PartRef> parts) {
        Attempt attempt = new Attempt(
                ready.send().attempt(),
                ready.send().form(),
                ready.content().channel(),
                ready.link().link().no(),
                level(ready.content(), ready.send().level()),
                ready.reach().features().isPresent(),
                result,
                code,
                clock.instant(),
                until,
                result == Result.UNKNOWN ? expected(ready.content()) : Math.max(1, parts.size()),
                ready.bytes(),
                decision(ready, reason));
        Records records = new Records().attempt(ready.message().id(), attempt);
        parts.stream()
                .filter(part -> !part.carrierRef().equals(id))
                .forEach(part -> records.ref(ready.message().id(), attempt, part));
        return ledger.apply(records).thenApply(_ -> new Tried.Attempted(attempt));
    }

    /** In how many parts a message in doubt is delivered, however few of them the carrier has named. */
    private static int expected(Content content) {
        return content instanceof SmsContent sms && sms.concatenation() != SmsContent.Concatenation.PAYLOAD
                ? sms.segments().size()
                : 1;
    }

    private CompletionStage<Tried> notTried(Ready ready, EventKind kind, String code, Duration wait) {
        Event event = Event.of(ready.send().attempt(), kind, code, clock.instant())
                .withDedupe(ready.send().form())
                .withDetail(Json.write(Map.of("link", ready.link().link().name())));
        return ledger.apply(new Records()
                        .event(ready.message().id(), ready.content().channel(), event))
                .thenApply(_ -> new Tried.NotTried(event, wait));
    }

    /** What was really sent, which may be less than asked for: a single card is no carousel. */
    private static int level(Content content, int asked) {
        return content instanceof RcsContent rcs
                ? switch (rcs.body()) {
                    case RcsContent.Carousel _ -> 0;
                    case RcsContent.Standalone _ -> 1;
                    case RcsContent.Text _ -> 2;
                }
                : asked;
    }

    /** Why it went this way, in the words that explain reads. */
    private String decision(Ready ready, String reason) {
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("gate", rules);
        why.put("link", ready.link().link().name());
        why.put("from", ready.via().from());
        if (!ready.via().passedOver().isEmpty()) {
            why.put("passedOver", ready.via().passedOver());
        }
        if (ready.content().channel() != Channel.SMS) {
            why.putAll(ready.reach().told());
        }
        if (ready.content() instanceof SmsContent sms) {
            why.put("coding", sms.coding().name());
            why.put("segments", sms.segments().size());
        }
        why.put("losses", Json.tree(ready.losses()));
        if (!reason.isEmpty()) {
            why.put("reason", reason);
        }
        return Json.write(why);
    }

    private static Duration validity(Ready ready, Instant now, Instant until) {
        return switch (ready.content().channel()) {
            case RCS -> Duration.between(now, until).plus(TTL_MARGIN);
            case MMS -> Duration.between(now, until);
            case SMS -> Duration.between(now, ready.message().life().expiresAt());
        };
    }
}
