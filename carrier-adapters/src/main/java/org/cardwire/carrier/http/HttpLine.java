package org.cardwire.carrier.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one link: HTTP/1.1, or HTTP/2 with many calls on a connection where TLS offers it. Follows no redirect
 * and repeats no request that may have been written. Answers are handed over on virtual threads, never on the I/O thread.
 */
public final class HttpLine implements AutoCloseable {
    /** Longest answer that is read; what carriers answer is far below. */
    private static final int ANSWER_LIMIT = 4 << 20;

    /** Shorter than the idle time after which common servers hang up, so that we seldom write into a closing connection. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private static final TimeValue GOODBYE = TimeValue.ofSeconds(1);

    /** Submissions and revocations have a window each, so that a revocation never waits behind a bulk send. */
    private static final int WINDOWS = 2;

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final CloseableHttpAsyncClient client;
    private final Duration answerTimeout;

    public HttpLine(LineSettings settings) {
        this.answerTimeout = settings.answerTimeout();
        Timeout connect = Timeout.of(settings.connectTimeout());
        this.client = HttpAsyncClientBuilder.create()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(WINDOWS * settings.window())
                        .setMaxConnPerRoute(WINDOWS * settings.window())
                        .setMessageMultiplexing(true)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                                .setHandshakeTimeout(connect)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setIdleTimeout(Timeout.of(IDLE))
                                .setValidateAfterInactivity(TimeValue.of(LOOK_AGAIN_AFTER))
                                .build())
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(answerTimeout))
                        .setResponseTimeout(Timeout.of(answerTimeout))
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> settings.keepAlive()
                        && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context))
                .addRequestInterceptorLast((request, entity, context) -> StreamedRequest.begin(context))
                .setUserAgent("Cardwire")
                .evictIdleConnections(TimeValue.of(IDLE))
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
        client.start();
    }

    /** Always completes normally, at the latest after the answer time-out. */
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
        return attempt(call, true);
    }

    /** Closes idle connections at once, and within a second or two what still runs: the caller has waited for it. */
    @Override
    public void close() {
        client.initiateShutdown();
        try {
            client.awaitShutdown(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close(CloseMode.GRACEFUL);
    }

    private CompletableFuture<HttpAnswer> attempt(HttpCall call, boolean mayRepeat) {
        StreamedRequest request = new StreamedRequest(call);
        CompletableFuture<HttpAnswer.Answered> answer = new CompletableFuture<>();
        Future<?> running =
                client.execute(request, new CappedAnswer(ANSWER_LIMIT), null, request.context(), into(answer));
        return answer.orTimeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .<HttpAnswer>thenApplyAsync(answered -> answered, Thread::startVirtualThread)
                .exceptionallyComposeAsync(
                        wrapped -> {
                            Throwable failure = wrapped.getCause() == null ? wrapped : wrapped.getCause();
                            boolean written = request.abandon();
                            running.cancel(true);
                            return !written && mayRepeat && wasStale(failure)
                                    ? attempt(call, false)
                                    : CompletableFuture.completedFuture(broken(written, failure));
                        },
                        Thread::startVirtualThread);
    }

    /** A kept connection that the peer closed just as it was taken from the pool: the next one is new. */
    private static boolean wasStale(Throwable failure) {
        return failure instanceof RequestNotExecutedException || failure instanceof ConnectionClosedException;
    }

    private static HttpAnswer broken(boolean written, Throwable failure) {
        String reason = failure instanceof TimeoutException
                ? "no answer in time"
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return written ? new HttpAnswer.Lost(reason) : new HttpAnswer.NotSent(reason);
    }

    private static FutureCallback<HttpAnswer.Answered> into(CompletableFuture<HttpAnswer.Answered> answer) {
        return new FutureCallback<>() {
            @Override
            public void completed(HttpAnswer.Answered result) {
                answer.complete(result);
            }

            @Override
            public void failed(@Nullable Exception cause) {
                answer.completeExceptionally(cause == null ? new ConnectionClosedException() : cause);
            }

            @Override
            public void cancelled() {
                answer.completeExceptionally(new ConnectionClosedException("the link was closed"));
            }
        };
    }
}
