package org.cardwire.tracking;

import java.time.Instant;
import java.time.InstantSource;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.link.Link;

/** Hears what handsets say: each kind of saying has its own reader. */
public final class Handsets implements Hearing {
    private final KnownLinks links;
    private final Answers answers;
    private final Taps taps;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    public Handsets(KnownLinks links, Answers answers, Taps taps, Subscriptions subscriptions, InstantSource clock) {
        this.links = links;
        this.answers = answers;
        this.taps = taps;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public Heard hear(int no, CarrierEvent event) {
        Link link = links.find(no).orElseThrow(() -> new IllegalStateException("there is no link " + no + " any more"));
        return switch (event) {
            case CarrierEvent.InboundMessage message -> answers.hear(link, message, past(message.at()));
            case CarrierEvent.SuggestionTap tap -> taps.hear(link, tap, past(tap.at()));
            case CarrierEvent.Subscription subscription ->
                subscriptions.hear(link, subscription, past(subscription.at()));
            case CarrierEvent.Receipt _, CarrierEvent.ReadReport _, CarrierEvent.Revoked _, CarrierEvent.LinkState _ ->
                throw new IllegalArgumentException("no handset said this");
        };
    }

    /** A carrier's clock may be ahead of ours: nothing was said in the future. */
    private Instant past(Instant told) {
        Instant now = clock.instant();
        return told.isAfter(now) ? now : told;
    }
}
