package org.cardwire.carrier.http;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A call and its answer as text for the wire log, with every secret header masked. */
public final class WireText {
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "www-authenticate");

    private WireText() {}

    /** @param body the body as it may be kept: the caller leaves media out */
    public static String of(HttpCall call, String body) {
        String headers = call.headers().entrySet().stream()
                .map(header -> line(header.getKey(), header.getValue()))
                .collect(Collectors.joining());
        return call.method() + " " + call.uri() + "\n" + headers + "\n" + body;
    }

    public static String of(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Answered a ->
                a.status() + "\n"
                        + a.headers().entrySet().stream()
                                .map(header -> line(header.getKey(), header.getValue()))
                                .collect(Collectors.joining())
                        + "\n" + a.text();
            case HttpAnswer.NotSent n -> "not sent: " + n.reason();
            case HttpAnswer.Lost l -> "no answer: " + l.reason();
        };
    }

    private static String line(String name, String value) {
        return name + ": " + (SECRET.contains(name.toLowerCase(Locale.ROOT)) ? "***" : value) + "\n";
    }
}
