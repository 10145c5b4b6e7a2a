package org.cardwire.carrier.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The HTTP door of an adapter: the server mounts it under the link's own path and hands over whole requests. */
public interface Inbound {
    /** Never completes exceptionally for bad input: garbage gets the protocol's own error answer. */
    CompletionStage<Response> handle(Request request);

    /**
     * @param path what follows the link's mount point, beginning with a slash
     * @param headers names in lower case
     */
    record Request(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        public Optional<String> header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
        }
    }

    record Response(int status, Map<String, String> headers, byte[] body) {}
}
