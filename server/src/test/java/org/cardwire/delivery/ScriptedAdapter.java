package org.cardwire.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.delivery.VirtualTime.Answer;

/** One node's end of a link: the wire takes time both ways, and an answer that takes too long is none. */
final class ScriptedAdapter implements CarrierAdapter {
    private static final Duration TIME_OUT = Duration.ofSeconds(30);

    private final Node node;
    private final ScriptedCarrier carrier;
    private final World world;

    ScriptedAdapter(Node node, ScriptedCarrier carrier) {
        this.node = node;
        this.carrier = carrier;
        this.world = node.world;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(carrier.channel, 100, carrier.revokes, true, false, carrier.deduplicates);
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(Outbound message) {
        if (!world.up(carrier.link)) {
            return node.answered(new SubmitOutcome.LinkDown("down"));
        }
        WireIds.Try what = world.ids.parse(message.id()).orElseThrow();
        Promises.Handed handed = world.promises.handing(what, carrier.channel, carrier.link, world.working.element());
        world.tell("%s goes out over link %d (%s)", world.name(message.id()), carrier.link, carrier.channel);
        Answer<SubmitOutcome> answer = node.answer();
        node.mayFail(handed::gone);
        world.time.after(onTheWire(), () -> {
            SubmitOutcome outcome = carrier.submit(message, handed);
            world.time.after(onTheWire(), () -> {
                if (outcome instanceof SubmitOutcome.LinkDown) {
                    world.notConnected(carrier.link);
                }
                give(answer, outcome);
            });
        });
        world.time.after(TIME_OUT, () -> give(answer, new SubmitOutcome.Unknown("time-out", List.of())));
        return answer;
    }

    @Override
    public CompletionStage<RevokeOutcome> revoke(Sent sent) {
        node.mayFail();
        if (!world.up(carrier.link)) {
            return node.answered(new RevokeOutcome.NotNow("down"));
        }
        Answer<RevokeOutcome> answer = node.answer();
        world.time.after(onTheWire(), () -> {
            RevokeOutcome outcome = carrier.revoke(sent.id());
            world.tell("revocation of %s: %s", world.name(sent.id()), outcome);
            world.time.after(onTheWire(), () -> give(answer, outcome));
        });
        world.time.after(TIME_OUT, () -> give(answer, new RevokeOutcome.Unanswered("time-out")));
        return answer;
    }

    private <T> void give(Answer<T> answer, T outcome) {
        if (!node.dead()) {
            answer.complete(outcome);
        }
    }

    private Duration onTheWire() {
        return world.chance.fault(0.03)
                ? world.chance.between(Duration.ofSeconds(1), Duration.ofSeconds(40))
                : world.chance.between(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Override
    public CompletionStage<Map<Msisdn, Reach>> lookUp(Set<Msisdn> who) {
        return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.empty();
    }

    @Override
    public CompletionStage<LinkTest> test() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("nobody asks"));
    }

    @Override
    public void close() {}
}
