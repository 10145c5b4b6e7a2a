package org.cardwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.cardwire.platform.json.Json;

/** What the pages show while they are measured: two templates, and a card that arrived as an SMS with the link of its page. */
final class WebScene implements AutoCloseable {
    private static final String SMS_PHONE = "+447700900010";
    private static final int MANY = 10;
    private static final int LOOKS = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Target target;
    private final Map<String, String> assets = new HashMap<>();
    final JsonNode three;
    final JsonNode ten;
    final String template;
    final String message;
    final URI cardPage;

    WebScene(Target target) throws IOException {
        this.target = target;
        three = withAssets(Json.tree(new String(sample("cards/three-photo-carousel.json"), StandardCharsets.UTF_8)));
        ten = many(three);
        ObjectNode draft = Json.object().put("name", "Ten cards");
        draft.set("card", ten);
        template = post("/v1/templates", draft).path("id").asText();
        message = send();
        cardPage = link();
    }

    private JsonNode withAssets(JsonNode card) throws IOException {
        for (JsonNode media : card.path("cards").findValues("media")) {
            String photo = media.path("asset").asText().substring("ast_".length());
            ((ObjectNode) media).put("asset", asset(photo));
        }
        return card;
    }

    private String asset(String photo) throws IOException {
        String known = assets.get(photo);
        if (known != null) {
            return known;
        }
        String id = call(
                        "POST",
                        "/v1/assets?name=" + photo,
                        "application/octet-stream",
                        BodyPublishers.ofByteArray(sample("media/" + photo + ".jpg")))
                .path("id")
                .asText();
        assets.put(photo, id);
        return id;
    }

    private static byte[] sample(String path) throws IOException {
        try (InputStream in = WebScene.class.getResourceAsStream("/samples/" + path)) {
            if (in == null) {
                throw new IOException("the sample " + path + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    /** The same cards again and again, as many as a carousel holds. */
    private static JsonNode many(JsonNode card) {
        ObjectNode long10 = card.deepCopy();
        ArrayNode cards = long10.putArray("cards");
        for (int place = 0; place < MANY; place++) {
            ObjectNode one =
                    card.path("cards").path(place % card.path("cards").size()).deepCopy();
            cards.add(one.put("id", "c" + place));
        }
        return long10;
    }

    private String send() throws IOException {
        ObjectNode body = Json.object().put("to", SMS_PHONE);
        body.set("card", three);
        body.putArray("chain").addObject().put("channel", "sms");
        return post("/v1/messages", body).at("/messages/0/id").asText();
    }

    /** Of the text that the handset got. */
    private URI link() throws IOException {
        String path = "/v1/sandbox/handsets/" + SMS_PHONE.replace("+", "%2B");
        for (int look = 0; look < LOOKS; look++) {
            JsonNode last = get(path).at("/handset/last");
            for (String word : last.at("/content/text").asText().split(" ")) {
                if (word.startsWith("http")) {
                    return URI.create(word);
                }
            }
            DevTools.pause();
        }
        throw new IOException("the handset never got the card's link");
    }

    JsonNode get(String path) throws IOException {
        return call("GET", path, "application/json", BodyPublishers.noBody());
    }

    JsonNode post(String path, JsonNode body) throws IOException {
        return call("POST", path, "application/json", BodyPublishers.ofString(Json.write(body)));
    }

    private JsonNode call(String method, String path, String type, BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target.url() + path))
                .header("Authorization", "Bearer " + target.testKey())
                .header("Content-Type", type)
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(method + " " + path + ": " + answer.body());
            }
            return Json.tree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
