package org.cardwire.platform.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** Takes in what a paused request has still to send, within a size and a time, for a virtual thread that waits. */
final class Bodies {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** With a body whose sender nobody knows. */
    private static final Duration WITH_STRANGERS = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final Path uploads;

    Bodies(Vertx vertx, Path uploads) {
        this.vertx = vertx;
        this.uploads = uploads;
    }

    /** @param known whether we know who sends it */
    byte[] bytes(HttpServerRequest request, Context context, long limit, boolean known) {
        refuseKnownTooLong(request, limit);
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Buffer collected = Buffer.buffer();
        context.runOnContext(_ -> {
            request.exceptionHandler(whole::completeExceptionally);
            request.endHandler(_ -> whole.complete(collected.getBytes()));
            request.handler(piece -> {
                if (collected.length() + piece.length() > limit) {
                    request.pause();
                    whole.completeExceptionally(tooLong(limit));
                } else {
                    collected.appendBuffer(piece);
                }
            });
            request.resume();
        });
        return await(whole, known ? PATIENCE : WITH_STRANGERS);
    }

    Call.Received json(HttpServerRequest request, Context context, long limit, boolean known) {
        byte[] bytes = bytes(request, context, limit, known);
        if (bytes.length == 0) {
            throw HttpProblem.malformed("This call needs a JSON body", "此调用需要 JSON 正文");
        }
        try {
            JsonNode tree = Json.MAPPER.readTree(bytes);
            return new Call.Received(tree, bytes, Optional.empty());
        } catch (JsonProcessingException e) {
            throw notJson(e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpProblem notJson(@Nullable JsonLocation at) {
        if (at == null) {
            return HttpProblem.malformed("The body is nested too deep or has too long a text", "正文嵌套过深或文本过长");
        }
        return HttpProblem.malformed(
                "The body is not JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")",
                "正文不是有效的 JSON（第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列）");
    }

    /** The caller deletes the file when its handler has not moved it. */
    Path upload(HttpServerRequest request, Context context, long limit) {
        refuseKnownTooLong(request, limit);
        try {
            Path file = Files.createTempFile(uploads, "upload-", "");
            try {
                receive(request, context, limit, file);
            } catch (RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpServerRequest request, Context context, long limit, Path path) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        context.runOnContext(_ -> vertx.fileSystem()
                .open(path.toString(), new OpenOptions().setWrite(true))
                .onFailure(done::completeExceptionally)
                .onSuccess(file -> pour(request, file, limit, done)));
        await(done, PATIENCE);
    }

    private static void pour(HttpServerRequest request, AsyncFile file, long limit, CompletableFuture<Boolean> done) {
        long[] received = {0};
        request.exceptionHandler(e -> file.close().onComplete(_ -> done.completeExceptionally(e)));
        request.endHandler(_ -> file.close().onComplete(closed -> {
            if (closed.succeeded()) {
                done.complete(true);
            } else {
                done.completeExceptionally(closed.cause());
            }
        }));
        request.handler(piece -> {
            received[0] += piece.length();
            if (received[0] > limit) {
                request.pause();
                file.close().onComplete(_ -> done.completeExceptionally(tooLong(limit)));
                return;
            }
            file.write(piece);
            if (file.writeQueueFull()) {
                request.pause();
                file.drainHandler(_ -> request.resume());
            }
        });
        request.resume();
    }

    private static void refuseKnownTooLong(HttpServerRequest request, long limit) {
        String length = request.getHeader("Content-Length");
        boolean digits =
                length != null && length.length() < 18 && length.chars().allMatch(Character::isDigit);
        if (digits && Long.parseLong(length) > limit) {
            throw tooLong(limit);
        }
    }

    private static HttpProblem tooLong(long limit) {
        return new HttpProblem(413, "too-long", "The body is longer than " + limit + " bytes", "正文超过 " + limit + " 字节");
    }

    private static <T> T await(CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpProblem problem) {
                throw problem;
            }
            throw HttpProblem.malformed("The body broke off", "正文传输中断");
        } catch (TimeoutException e) {
            throw new HttpProblem(408, "too-slow", "The body did not arrive in time", "正文未能及时送达");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpProblem(503, "stopping", "The server is stopping", "服务器正在停止");
        }
    }
}
