package org.cardwire.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.cardwire.platform.net.AddressGuard;

/** One try over HTTP, to public addresses only, without redirects, within a time. Blocks. */
final class Post implements AutoCloseable {
    /** @param error empty when the endpoint took it */
    record Result(OptionalInt status, String error) {
        boolean taken() {
            return error.isEmpty();
        }

        boolean gone() {
            return status.orElse(0) == 410;
        }
    }

    private final WebhookSettings settings;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    Post(WebhookSettings settings) {
        this.settings = settings;
        Timeout timeout = Timeout.ofMilliseconds(settings.timeout().toMillis());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new AddressGuard(settings.loopbackToo()))
                        .setMaxConnTotal(settings.inFlight())
                        .setMaxConnPerRoute(settings.perEndpoint())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Cardwire-Webhooks")
                .build();
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-deadlines").daemon().factory());
    }

    Result send(Webhook webhook, Delivery delivery, long seconds) {
        String id = Delivery.ID.of(delivery.id());
        HttpPost post = new HttpPost(URI.create(webhook.url()));
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", Long.toString(seconds));
        post.setHeader("webhook-signature", Signature.of(webhook.secrets(), id, seconds, delivery.body()));
        post.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
        // A peer that sends a byte now and then would outlive the timeouts of single reads.
        var deadline = deadlines.schedule(post::abort, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(post, response -> {
                int status = response.getCode();
                return new Result(OptionalInt.of(status), status / 100 == 2 ? "" : "the endpoint answered " + status);
            });
        } catch (AddressGuard.NotPublic e) {
            return new Result(OptionalInt.empty(), "the address leads to a machine that is not public");
        } catch (IOException e) {
            String why = post.isAborted()
                    ? "no answer within " + settings.timeout().toSeconds() + " s"
                    : "no answer: " + e.getMessage();
            return new Result(OptionalInt.empty(), why);
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
