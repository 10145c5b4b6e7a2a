package org.cardwire.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.tracking.Joining.Joined;

/** The reports that came before their submission was recorded: joins those whose message has turned up. Blocks. */
public final class EarlyReports {
    private static final int PER_ROUND = 1_000;

    private final InboundStore inbound;
    private final Joining joining;
    private final Sealing sealing;
    private final Counts counts;

    public EarlyReports(InboundStore inbound, Joining joining, Sealing sealing, Counts counts) {
        this.inbound = inbound;
        this.joining = joining;
        this.sealing = sealing;
        this.counts = counts;
    }

    void join() {
        List<Inbound> waiting = inbound.waitingReports(PER_ROUND);
        if (waiting.isEmpty()) {
            return;
        }
        Map<Integer, Set<String>> refs = new HashMap<>();
        waiting.forEach(
                row -> refs.computeIfAbsent(row.link(), _ -> new HashSet<>()).add(row.ref()));
        Map<Integer, Map<String, Named>> named = joining.find(refs);
        List<Inbound> found = new ArrayList<>();
        List<Joined> joined = new ArrayList<>();
        for (Inbound row : waiting) {
            Optional.ofNullable(named.getOrDefault(row.link(), Map.of()).get(row.ref()))
                    .ifPresent(about -> {
                        found.add(row);
                        joined.add(new Joined(about, sealing.report(row)));
                    });
        }
        if (!found.isEmpty()) {
            joining.write(List.of(joined)).forEach(CompletableFuture::join);
            inbound.remove(found);
            counts.reports("joined_later", found.size());
        }
    }
}
