package org.cardwire.carrier.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a link proves who it is to a carrier that asks by HTTP authentication (RFC 7235). Safe for many threads. */
public interface HttpAuth {
    /** The Authorization header for a request, where one can be made already. */
    Optional<String> authorization(String method, URI uri);

    /** Takes up a 401; true when the same request may be let in now and is worth a repeat. */
    boolean takeUp(HttpAnswer.Answered unauthorized);

    static HttpAuth none() {
        return fixed(Optional.empty());
    }

    /** RFC 7617, in UTF-8, sent without being asked. */
    static HttpAuth basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return fixed(Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    private static HttpAuth fixed(Optional<String> header) {
        return new HttpAuth() {
            @Override
            public Optional<String> authorization(String method, URI uri) {
                return header;
            }

            @Override
            public boolean takeUp(HttpAnswer.Answered unauthorized) {
                return false;
            }
        };
    }
}
