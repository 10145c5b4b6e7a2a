package org.cardwire.brand.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.cardwire.platform.json.Json;

/** Requests to the provider. Throws {@link Refusal} with {@code PROVIDER} for silence and for what is no JSON. Blocks. */
final class ProviderCalls {
    private static final int MOST_BYTES = 500_000;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(OidcSettings.PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    JsonNode get(URI address) {
        return json(HttpRequest.newBuilder(address));
    }

    JsonNode get(URI address, String bearer) {
        return json(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + bearer));
    }

    /** The client names itself by {@code client_secret_basic} (RFC 6749 §2.3.1), or by its id alone where it has no secret. */
    JsonNode post(URI address, Map<String, String> form, OidcSettings client) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)));
        if (!client.clientSecret().isEmpty()) {
            String pair = encode(client.clientId()) + ":" + encode(client.clientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return json(request);
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpRequest asked = request.header("Accept", "application/json")
                .timeout(OidcSettings.PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(asked, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                if (answer.statusCode() != 200) {
                    throw away(asked.uri() + " answered " + answer.statusCode());
                }
                return Json.tree(text);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw away(asked.uri() + " " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(asked.uri() + " was interrupted");
        }
    }

    static Refusal away(String detail) {
        return new Refusal(Refusal.Code.PROVIDER, detail);
    }
}
