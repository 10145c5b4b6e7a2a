package org.cardwire.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SubmitOutcome;

/** An adapter that gives every submission the same answer and remembers what was submitted. */
public final class OneAnswer implements CarrierAdapter {
    public final List<Outbound> submitted = new ArrayList<>();
    private final Capabilities capabilities;
    private final SubmitOutcome answer;

    public OneAnswer(Channel channel, SubmitOutcome answer) {
        this(new Capabilities(channel, 100, false, false, false, false), answer);
    }

    public OneAnswer(Capabilities capabilities, SubmitOutcome answer) {
        this.capabilities = capabilities;
        this.answer = answer;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(Outbound message) {
        submitted.add(message);
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletionStage<RevokeOutcome> revoke(Sent sent) {
        return CompletableFuture.completedFuture(new RevokeOutcome.Unsupported());
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
