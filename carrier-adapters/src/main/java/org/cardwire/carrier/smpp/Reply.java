package org.cardwire.carrier.smpp;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The answer to one request as a future of its body; fails with {@link RefusedException} or another IOException. */
final class Reply implements Answer {
    private final Consumer<byte[]> onReader;
    private final CompletableFuture<byte[]> future = new CompletableFuture<>();

    Reply() {
        this(body -> {});
    }

    /** @param onReader runs on the reading thread before the next PDU is read, when the SMSC said yes */
    Reply(Consumer<byte[]> onReader) {
        this.onReader = onReader;
    }

    CompletableFuture<byte[]> future() {
        return future;
    }

    @Override
    public String about() {
        return "";
    }

    @Override
    public void answered(int status, byte[] body) {
        if (status == StatusCodes.ROK) {
            onReader.accept(body);
            future.complete(body);
        } else {
            future.completeExceptionally(new RefusedException(status));
        }
    }

    @Override
    public void unanswered(boolean sent, String reason) {
        future.completeExceptionally(new IOException(reason));
    }
}
