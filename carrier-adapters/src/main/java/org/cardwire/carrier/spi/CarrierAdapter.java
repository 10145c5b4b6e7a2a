package org.cardwire.carrier.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One open link to a carrier. Every method may be called from any thread and returns at once; what the carrier says "no"
 * to is an answer, not an exception. An adapter never queues: it takes as many submissions as its window, and answers
 * {@link SubmitOutcome.Throttled} above it.
 */
public interface CarrierAdapter extends AutoCloseable {
    Capabilities capabilities();

    /** Always completes, at the latest at the link's answer time-out (then with {@link SubmitOutcome.Unknown}). */
    CompletionStage<SubmitOutcome> submit(Outbound message);

    CompletionStage<RevokeOutcome> revoke(Sent sent);

    /** An answer for every number asked. */
    CompletionStage<Map<Msisdn, Reach>> lookUp(Set<Msisdn> who);

    /** Present where the carrier calls us over HTTP. */
    Optional<Inbound> inbound();

    /** Asks the carrier whether the account works, without sending anything to a handset; a sentence for the operator. */
    CompletionStage<LinkTest> test();

    /** Stops submissions, waits for the window to drain up to the link's drain time, then leaves politely. */
    @Override
    void close();
}
