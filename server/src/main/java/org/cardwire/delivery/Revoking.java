package org.cardwire.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.link.OpenLink;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Records;
import org.cardwire.routing.Router;

/**
 * Takes messages back. That a revocation is about to go out is on disk before it does: whoever finds it there without an
 * answer knows that the carrier may have got it.
 */
final class Revoking {
    private final Storage storage;
    private final IntFunction<Optional<OpenLink>> links;
    private final Contents contents;
    private final Router.Senders senders;
    private final WireIds ids;
    private final InstantSource clock;

    Revoking(
            Storage storage,
            IntFunction<Optional<OpenLink>> links,
            Contents contents,
            Router.Senders senders,
            WireIds ids,
            InstantSource clock) {
        this.storage = storage;
        this.links = links;
        this.contents = contents;
        this.senders = senders;
        this.ids = ids;
        this.clock = clock;
    }

    /** To be on disk before {@link #revoke}. */
    Event announcement(Revocation r) {
        return Event.of(r.attempt().no(), EventKind.REVOKE_SENT, "", clock.instant())
                .withDedupe(r.nth());
    }

    /** Completes when the answer is on disk, with the event that says it. */
    CompletionStage<Event> revoke(Revocation r) {
        return links.apply(r.attempt().link())
                .map(link -> answer(r, link).thenCompose(outcome -> recorded(r, outcome)))
                .orElseGet(() -> recorded(r, new RevokeOutcome.NotNow("the link is not open on this node")));
    }

    private CompletionStage<Event> recorded(Revocation r, RevokeOutcome outcome) {
        Event answered = Event.of(r.attempt().no(), kind(outcome), words(outcome), clock.instant())
                .withDedupe(r.nth());
        Records records = new Records().event(r.message().id(), r.attempt().channel(), answered);
        return storage.append(records).thenApply(_ -> answered);
    }

    private CompletionStage<RevokeOutcome> answer(Revocation r, OpenLink link) {
        Attempt attempt = r.attempt();
        String id = ids.of(r.message().id(), attempt.no());
        Sent sent = new Sent(
                id,
                contents.number(r.message().message()),
                from(r, attempt.channel()),
                storage.refs(r.message().id(), attempt.no()));
        try {
            return link.adapter().revoke(sent).exceptionally(e -> new RevokeOutcome.Unanswered("adapter: " + e));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(new RevokeOutcome.Unanswered("adapter: " + e));
        }
    }

    private String from(Revocation r, Channel channel) {
        return senders.address(contents.addressing(r.message().frozen()).sender(), channel)
                .orElse("");
    }

    private static EventKind kind(RevokeOutcome outcome) {
        return switch (outcome) {
            case RevokeOutcome.Revoked _ -> EventKind.REVOKED;
            case RevokeOutcome.TooLate _ -> EventKind.REVOKE_TOO_LATE;
            case RevokeOutcome.Unanswered _ -> EventKind.REVOKE_UNANSWERED;
            case RevokeOutcome.NotNow _ -> EventKind.REVOKE_NOT_SENT;
            case RevokeOutcome.Unsupported _ -> EventKind.TTL_REVOKE_FAILED;
        };
    }

    private static String words(RevokeOutcome outcome) {
        return switch (outcome) {
            case RevokeOutcome.Revoked _ -> "";
            case RevokeOutcome.TooLate(String code) -> code;
            case RevokeOutcome.Unanswered(String reason) -> reason;
            case RevokeOutcome.NotNow(String reason) -> reason;
            case RevokeOutcome.Unsupported _ -> "unsupported";
        };
    }

    record Revocation(Case message, Attempt attempt, int nth) {}
}
