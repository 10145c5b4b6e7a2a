package org.cardwire.platform.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * @param port 0 lets the system choose
 * @param publicUrl how browsers and carriers reach this server; without it, the address that it listens on
 * @param trustProxy a proxy in front sets X-Forwarded-For and X-Forwarded-Proto
 * @param tls certificate and key as PEM files
 * @param maxJson bytes of a JSON body
 * @param maxUpload bytes of an uploaded file
 * @param uploads where uploads lie until a room has taken them
 * @param concurrent requests that are worked on at once; more are answered 503
 * @param rate requests of one API key or user
 * @param stopWithin open requests are given this long when the server stops
 */
public record HttpSettings(
        String host,
        int port,
        Optional<URI> publicUrl,
        boolean trustProxy,
        Optional<Tls> tls,
        int maxJson,
        long maxUpload,
        Path uploads,
        int concurrent,
        RateLimits.Rate rate,
        Duration stopWithin) {
    public record Tls(Path certificate, Path key) {}
}
