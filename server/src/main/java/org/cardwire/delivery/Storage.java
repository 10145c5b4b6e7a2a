package org.cardwire.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.message.Chunk;
import org.cardwire.message.Life;
import org.cardwire.message.Members;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.Placement;
import org.cardwire.message.Records;

/** All that the work on a chunk reads from disk and writes to it. */
interface Storage {
    /** The chunk's members, ascending, with everything that is known of them. Blocks. */
    List<Subject> lives(Chunk chunk);

    /** What the senders want of these submissions now. Blocks. */
    Map<Long, Life.Order> orders(Collection<Long> submissions);

    /** Which of these messages their senders want cancelled one by one. Blocks. */
    Set<Long> cancelAsked(Collection<Long> messages);

    /** Which of these messages have an outcome that ends their chain. Blocks. */
    Set<Long> ended(Collection<Long> messages);

    /** How the carrier names the parts of a try, in order; empty where it uses our own id. Blocks. */
    List<PartRef> refs(long message, int attempt);

    /** Completes when the facts are on disk: what happened on the wire stands, whoever holds the lease. */
    CompletionStage<Void> append(Records records);

    /**
     * Completes with true when the marks and what was decided are on disk; with false, and nothing written, when the lease
     * has passed to another holder, or when it is no longer in time.
     *
     * @param inTime asked before each attempt to write
     */
    CompletionStage<Boolean> mark(Chunk chunk, int link, Members inFlight, Records decided, BooleanSupplier inTime);

    /** Ends the lease; answers false, and does nothing, when it has passed to another holder. Blocks. */
    boolean place(Chunk chunk, Map<Placement, Members> placements);
}
