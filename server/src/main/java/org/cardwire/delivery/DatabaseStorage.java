package org.cardwire.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.Chunk;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.Life;
import org.cardwire.message.Members;
import org.cardwire.message.MessageStore;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.Placement;
import org.cardwire.message.Records;

/** The stores of the database, with the ledger of one lane. */
record DatabaseStorage(MessageStore messages, ChunkStore chunks, Ledger ledger, CarrierRefs refs) implements Storage {
    @Override
    public List<Subject> lives(Chunk chunk) {
        return messages.lives(chunk);
    }

    @Override
    public Map<Long, Life.Order> orders(Collection<Long> submissions) {
        return messages.orders(submissions);
    }

    @Override
    public Set<Long> cancelAsked(Collection<Long> ids) {
        return messages.cancelAsked(ids);
    }

    @Override
    public Set<Long> ended(Collection<Long> ids) {
        return messages.ended(ids);
    }

    @Override
    public List<PartRef> refs(long message, int attempt) {
        return refs.of(message, attempt);
    }

    @Override
    public CompletionStage<Void> append(Records records) {
        return ledger.append(records);
    }

    @Override
    public CompletionStage<Boolean> mark(
            Chunk chunk, int link, Members inFlight, Records decided, BooleanSupplier inTime) {
        return ledger.mark(chunk, link, inFlight, decided, inTime);
    }

    @Override
    public boolean place(Chunk chunk, Map<Placement, Members> placements) {
        return chunks.place(chunk, placements);
    }
}
