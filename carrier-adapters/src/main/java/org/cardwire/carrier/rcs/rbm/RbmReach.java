package org.cardwire.carrier.rcs.rbm;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Reach;

/**
 * Asks what numbers can receive: one by one, with features, below the size from which the platform takes a batch; in
 * batches, without features, from there on.
 */
final class RbmReach {
    /** The platform refuses smaller batches. */
    static final int SMALLEST_BATCH = 500;

    static final int LARGEST_BATCH = 10_000;

    /** Questions on the wire at once for one look-up. */
    private static final int AT_ONCE = 8;

    private final RbmApi api;
    private final RbmCalls calls;
    private final Supplier<String> requestIds;

    RbmReach(RbmApi api, RbmCalls calls, Supplier<String> requestIds) {
        this.api = api;
        this.calls = calls;
        this.requestIds = requestIds;
    }

    CompletableFuture<Map<Msisdn, Reach>> lookUp(Set<Msisdn> who) {
        Map<Msisdn, Reach> found = new ConcurrentHashMap<>();
        CompletableFuture<?> asked = who.size() < SMALLEST_BATCH ? oneByOne(who, found) : inBatches(who, found);
        return asked.thenApply(done -> Map.copyOf(found));
    }

    CompletableFuture<HttpAnswer> ask(Msisdn number) {
        return api.send("", calls.capabilities(number, requestIds.get()));
    }

    private CompletableFuture<?> oneByOne(Set<Msisdn> who, Map<Msisdn, Reach> found) {
        Iterator<Msisdn> rest = List.copyOf(who).iterator();
        return CompletableFuture.allOf(Stream.generate(() -> next(rest, found))
                .limit(Math.min(AT_ONCE, who.size()))
                .toArray(CompletableFuture[]::new));
    }

    /** One of the lines of questions: takes the next number when the last one is answered. */
    private CompletableFuture<Void> next(Iterator<Msisdn> rest, Map<Msisdn, Reach> found) {
        Msisdn number;
        synchronized (rest) {
            if (!rest.hasNext()) {
                return CompletableFuture.completedFuture(null);
            }
            number = rest.next();
        }
        return ask(number).thenCompose(answer -> {
            found.put(number, RbmAnswers.reach(answer));
            return next(rest, found);
        });
    }

    private CompletableFuture<Void> inBatches(Set<Msisdn> who, Map<Msisdn, Reach> found) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (List<Msisdn> batch : batches(List.copyOf(who))) {
            all = all.thenCompose(done -> api.send("", calls.batchGet(batch)))
                    .thenAccept(answer -> found.putAll(reach(batch, answer)));
        }
        return all;
    }

    /** Batches of nearly the same size, so that the last one is not too small for the platform. */
    static List<List<Msisdn>> batches(List<Msisdn> who) {
        int count = (who.size() + LARGEST_BATCH - 1) / LARGEST_BATCH;
        List<List<Msisdn>> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(
                    who.subList((int) ((long) who.size() * i / count), (int) ((long) who.size() * (i + 1) / count)));
        }
        return batches;
    }

    private static Map<Msisdn, Reach> reach(List<Msisdn> batch, HttpAnswer answer) {
        Optional<Set<String>> reachable = RbmAnswers.reachable(answer);
        Map<Msisdn, Reach> found = new ConcurrentHashMap<>();
        for (Msisdn number : batch) {
            found.put(
                    number,
                    reachable.isEmpty()
                            ? RbmAnswers.noBatch(answer)
                            : reachable.get().contains(number.e164())
                                    ? new Reach.Reachable(Optional.empty())
                                    : new Reach.Unreachable("batchGet"));
        }
        return found;
    }
}
