package org.cardwire.tracking;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.message.Ledger;
import org.cardwire.message.Records;

/** The ledger for those who wait until their facts are on disk. */
public final class Book {
    private static final long WITHIN_SECONDS = 30;

    private final Ledger ledger;

    public Book(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Throws {@link IllegalStateException} when it is not known to be on disk: to be tried again. Blocks. */
    public void enter(Records records) {
        try {
            ledger.append(records).toCompletableFuture().get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("facts not written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while facts were written", e);
        }
    }
}
