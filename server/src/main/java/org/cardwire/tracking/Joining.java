package org.cardwire.tracking;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.Partitions;
import org.cardwire.message.Records;

/** Reports and their messages: finds them, writes what they say, and has the Courier look where it must decide. */
public final class Joining implements AutoCloseable {
    /** A report that found the part of a try that it is about. */
    record Joined(Named about, Report report) {}

    private final Names names;
    private final Ledger ledger;
    private final Partitions partitions;
    private final ChunkStore chunks;
    private final Consumer<Lane> wake;
    private final Counts counts;
    private final ExecutorService after = Executors.newVirtualThreadPerTaskExecutor();

    /** @param wake told each lane in which chunks became due; must return at once */
    public Joining(
            Names names, Ledger ledger, Partitions partitions, ChunkStore chunks, Consumer<Lane> wake, Counts counts) {
        this.names = names;
        this.ledger = ledger;
        this.partitions = partitions;
        this.chunks = chunks;
        this.wake = wake;
        this.counts = counts;
    }

    /** What these references of each link name; those that name nothing (yet) are left out. Blocks. */
    Map<Integer, Map<String, Named>> find(Map<Integer, Set<String>> refs) {
        Map<Integer, Map<String, Named>> found = new HashMap<>();
        refs.forEach((link, ofLink) -> found.put(link, names.find(link, ofLink)));
        return found;
    }

    /**
     * One future for each group, which completes when the group is on disk and its chunks are due; a group that is refused
     * does not harm the others. Messages of days that are gone are counted and left out.
     */
    List<CompletableFuture<Void>> write(List<List<Joined>> groups) {
        List<List<Joined>> kept = groups.stream().map(this::withoutGone).toList();
        List<CompletableFuture<Void>> appended = kept.stream().map(this::append).toList();
        CompletableFuture<Void> settled = CompletableFuture.allOf(appended.toArray(CompletableFuture[]::new))
                .handle((_, _) -> null);
        CompletableFuture<Void> pulled = settled.thenRunAsync(() -> pull(kept, appended), after);
        return IntStream.range(0, kept.size())
                .mapToObj(i -> decisions(kept.get(i)).isEmpty()
                        ? appended.get(i).thenRunAsync(() -> {}, after) // not on the ledger's own thread
                        : appended.get(i).thenCombine(pulled, (_, done) -> done))
                .toList();
    }

    private List<Joined> withoutGone(List<Joined> group) {
        List<Joined> covered = group.stream()
                .filter(joined -> partitions.covers(joined.about().messageId()))
                .toList();
        counts.reports("gone", group.size() - covered.size());
        return covered;
    }

    private CompletableFuture<Void> append(List<Joined> group) {
        Records records = new Records();
        group.forEach(joined -> joined.report().addTo(records, joined.about()));
        counts.reports("written", group.size());
        return ledger.append(records).toCompletableFuture();
    }

    private void pull(List<List<Joined>> groups, List<CompletableFuture<Void>> appended) {
        Set<Long> due = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            if (!appended.get(i).isCompletedExceptionally()) {
                due.addAll(decisions(groups.get(i)));
            }
        }
        if (!due.isEmpty()) {
            chunks.pull(due).forEach(wake);
        }
    }

    private static Collection<Long> decisions(List<Joined> group) {
        return group.stream()
                .filter(joined -> joined.report().callsForDecision())
                .map(joined -> joined.about().messageId())
                .toList();
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        after.close();
    }
}
