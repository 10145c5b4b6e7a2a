package org.cardwire.carrier.http;

import java.time.Duration;
import java.util.List;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;

/** What the operator of any HTTP carrier link may set about its connections. */
public record LineSettings(
        int window,
        Duration answerTimeout,
        Duration connectTimeout,
        Duration drain,
        Duration throttleWait,
        Duration probeEvery,
        boolean keepAlive,
        boolean wireLog) {
    private static final int MAX_WINDOW = 1_000;

    public static List<Setting> settings() {
        return List.of(
                Setting.optional("window", "32", "unanswered requests at once, 1 to " + MAX_WINDOW),
                Setting.optional("answer-timeout", "30s", "how long an answer may take before it counts as lost"),
                Setting.optional("connect-timeout", "5s", "how long a connection may take to open, TLS included"),
                Setting.optional("drain", "10s", "how long closing the link waits for answers"),
                Setting.optional("throttle-wait", "1s", "pause after a throttling that names no time of its own"),
                Setting.optional("probe-interval", "5s", "pause between attempts to reach a carrier that is down"),
                Setting.optional("keep-alive", "true", "false opens a connection for each request"),
                Setting.optional("wire-log", "false", "true keeps the exchange without secrets and media bodies"));
    }

    public static LineSettings read(LinkSettings settings) {
        return new LineSettings(
                settings.integer("window", 1, MAX_WINDOW),
                settings.duration("answer-timeout"),
                settings.duration("connect-timeout"),
                settings.duration("drain"),
                settings.duration("throttle-wait"),
                settings.duration("probe-interval"),
                settings.flag("keep-alive"),
                settings.flag("wire-log"));
    }
}
