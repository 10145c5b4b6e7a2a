package org.cardwire.platform.db;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a virtual or plain thread wait for the database. Never to be called on an event loop. */
public final class Waiting {
    /** Longer than any statement may take ({@code statement_timeout}) plus the wait for a connection. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Waiting() {}

    public static <T> T on(Future<T> future) {
        if (io.vertx.core.Context.isOnEventLoopThread()) {
            throw new IllegalStateException("the database must not be waited for on an event loop");
        }
        CompletableFuture<T> waiting = future.toCompletionStage().toCompletableFuture();
        try {
            return waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof DbException known ? known : new DbException(cause == null ? e : cause);
        } catch (TimeoutException e) {
            throw new DbException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException(e);
        }
    }
}
