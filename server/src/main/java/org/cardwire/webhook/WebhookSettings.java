package org.cardwire.webhook;

import java.time.Duration;
import java.util.List;

/**
 * The numbers of the room.
 *
 * @param retries waits after each failed try; after the last one a delivery is given up
 * @param timeout for a whole try, from the connection to the answer
 * @param perEndpoint tries at the same time to one address
 * @param inFlight tries at the same time from this node
 * @param lease how long a node has for what it took; after it, another takes it
 * @param pollEvery how often due deliveries and the feed are looked for without a nudge
 * @param entries flushes of one stream that become deliveries in one transaction
 * @param disableAfter of nothing but failures, an endpoint is switched off
 * @param oldSecret how long a replaced secret still signs
 * @param keep how long deliveries stay in the log, and changes in the feed
 * @param loopbackToo addresses of this machine are allowed: for the sandbox and for tests
 */
public record WebhookSettings(
        List<Duration> retries,
        Duration timeout,
        int perEndpoint,
        int inFlight,
        Duration lease,
        Duration pollEvery,
        int entries,
        Duration disableAfter,
        Duration oldSecret,
        Duration keep,
        boolean loopbackToo) {
    public static final WebhookSettings DEFAULT = new WebhookSettings(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(10)),
            Duration.ofSeconds(15),
            8,
            64,
            Duration.ofSeconds(60),
            Duration.ofMillis(250),
            20,
            Duration.ofDays(5),
            Duration.ofHours(24),
            Duration.ofDays(14),
            false);

    public WebhookSettings {
        retries = List.copyOf(retries);
    }

    public WebhookSettings withLoopback(boolean allowed) {
        return new WebhookSettings(
                retries,
                timeout,
                perEndpoint,
                inFlight,
                lease,
                pollEvery,
                entries,
                disableAfter,
                oldSecret,
                keep,
                allowed);
    }
}
