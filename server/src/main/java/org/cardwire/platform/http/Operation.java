package org.cardwire.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** One operation of the contract, as far as the server must know it. */
public record Operation(
        String id, String method, String path, List<Parameter> parameters, Body body, Security security) {
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}

    public sealed interface Body {}

    public record JsonBody(JsonNode schema) implements Body {}

    public record Upload() implements Body {}

    public record NoBody() implements Body {}

    /** @param scopes all of them are needed */
    public record Security(boolean byKey, boolean bySession, Set<String> scopes) {
        public boolean open() {
            return !byKey && !bySession;
        }
    }

    public Operation {
        parameters = List.copyOf(parameters);
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** {@code /v1/messages/{message}} as Vert.x writes it: {@code /v1/messages/:message}. */
    String route() {
        return path.replace("{", ":").replace("}", "");
    }
}
