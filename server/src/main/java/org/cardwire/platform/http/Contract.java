package org.cardwire.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** {@code openapi/cardwire.yaml}, read once: what the server checks requests by is what it serves at {@code /openapi.json}. */
public final class Contract {
    private static final String RESOURCE = "/openapi/cardwire.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final ObjectNode document;
    private final Map<String, Operation> operations;
    private final Map<String, JsonNode> named = new ConcurrentHashMap<>();

    private Contract(ObjectNode document) {
        this.document = document;
        this.operations = readOperations();
    }

    public static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + RESOURCE);
            }
            Contract contract =
                    new Contract((ObjectNode) YAMLMapper.builder().build().readTree(in));
            contract.refuseUnknownKeywords();
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObjectNode document() {
        return document;
    }

    /** By their ids, in the contract's order. */
    public Map<String, Operation> operations() {
        return operations;
    }

    /** Follows a {@code $ref} inside the document; anything else is returned as it is. */
    JsonNode resolve(JsonNode node) {
        JsonNode current = node;
        while (current.has("$ref")) {
            current = named.computeIfAbsent(current.get("$ref").asText(), this::named);
        }
        return current;
    }

    private JsonNode named(String ref) {
        JsonNode target = document.at(ref.substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("the contract names what it does not have: " + ref);
        }
        return target;
    }

    private Map<String, Operation> readOperations() {
        Map<String, Operation> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    Operation operation =
                            readOperation(path.getKey(), path.getValue(), method.getKey(), method.getValue());
                    if (all.put(operation.id(), operation) != null) {
                        throw new IllegalStateException("two operations are called " + operation.id());
                    }
                }
            }
        }
        return all;
    }

    private Operation readOperation(String path, JsonNode pathItem, String method, JsonNode node) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(pathItem.path("parameters"), node.path("parameters"))) {
            for (JsonNode raw : list) {
                JsonNode parameter = resolve(raw);
                parameters.add(new Operation.Parameter(
                        parameter.get("name").asText(),
                        parameter.get("in").asText(),
                        parameter.path("required").asBoolean(),
                        resolve(parameter.get("schema"))));
            }
        }
        JsonNode security = node.has("security") ? node.get("security") : document.get("security");
        return new Operation(
                node.get("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                readBody(node.path("requestBody")),
                readSecurity(security));
    }

    private static Operation.Body readBody(JsonNode requestBody) {
        JsonNode content = requestBody.path("content");
        if (content.has("application/json")) {
            return new Operation.JsonBody(content.get("application/json").get("schema"));
        }
        return content.has("application/octet-stream") ? new Operation.Upload() : new Operation.NoBody();
    }

    private static Operation.Security readSecurity(JsonNode security) {
        boolean key = false;
        boolean session = false;
        Set<String> scopes = new TreeSet<>();
        for (JsonNode way : security) {
            key |= way.has("apiKey");
            session |= way.has("session");
            way.elements().forEachRemaining(list -> list.forEach(scope -> scopes.add(scope.asText())));
        }
        return new Operation.Security(key, session, Set.copyOf(scopes));
    }

    /** A rule in a request's schema that {@link SchemaCheck} does not know would silently not be checked. */
    private void refuseUnknownKeywords() {
        for (JsonNode schema : document.at("/components/schemas")) {
            refuseUnknownKeywords(schema);
        }
        operations
                .values()
                .forEach(operation -> operation.parameters().forEach(p -> refuseUnknownKeywords(p.schema())));
    }

    private void refuseUnknownKeywords(JsonNode schema) {
        schema.properties().forEach(keyword -> {
            if (!SchemaCheck.KEYWORDS.contains(keyword.getKey())) {
                throw new IllegalStateException("the contract uses a keyword that is not checked: " + keyword.getKey());
            }
        });
        schema.path("properties").forEach(this::refuseUnknownKeywords);
        schema.path("oneOf").forEach(this::refuseUnknownKeywords);
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                refuseUnknownKeywords(schema.get(inner));
            }
        }
    }
}
