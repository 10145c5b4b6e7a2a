package org.cardwire.carrier.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What became of one call. */
public sealed interface HttpAnswer {
    /** @param headers names in lower case; of a repeated header the first value */
    record Answered(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {
        public Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Certainly not a byte of the request left: a repeat, here or elsewhere, is safe. */
    record NotSent(String reason) implements HttpAnswer {}

    /** In doubt: something was written, and no whole answer came in time. */
    record Lost(String reason) implements HttpAnswer {}
}
