package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cardwire.asset.TestClips;
import org.cardwire.card.Samples;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a preview shows is what is sent, to the byte. A message's own are only its short links (in MMS and SMS texts), its
 * postbacks (in RCS), and the time to live of an RCS message, which no preview has; links and postbacks are as long as those
 * of every other message. The SOAP part of an MM7 request is counted as its most.
 */
class PreviewIsWireTest {
    @RegisterExtension
    static final SandboxServer SERVER = new SandboxServer();

    private static final Pattern SHORT_LINK = Pattern.compile("http://[^/\\s]+/l/[0-9A-Za-z]{16}");
    private static final Pattern SAMPLE = Pattern.compile("ast_([a-z]+)");
    private static final int POSTBACK = 30;
    private static final int SOAP_AT_MOST = 3_072;
    private static final int FILM_SECONDS = 3;
    private static final Handset ADA = handset(DemoHandsets.FULL_RCS);
    private static final Handset BEN = handset(DemoHandsets.RCS_WITHOUT_CAROUSELS);

    private static final Map<String, String> ASSETS = new HashMap<>();
    /** Every sample card, each with other values than its samples where it has variables, and every translation. */
    static Stream<Arguments> cards() {
        return Samples.names().stream().flatMap(name -> {
            JsonNode card = Json.tree(new String(Samples.bytes(name), StandardCharsets.UTF_8));
            Stream<String> locales = Stream.concat(
                    Stream.of(card.path("locale").asText()),
                    card.path("locales").propertyStream().map(Map.Entry::getKey));
            return locales.map(locale -> Arguments.of(name, locale));
        });
    }

    @ParameterizedTest
    @MethodSource("cards")
    void whatIsPreviewedIsWhatHandsetsOfEachKindGet(String name, String locale) throws IOException {
        ObjectNode asked = asked(name, locale);
        Sent rcs = send(asked, "rcs", ADA.number(), BEN.number());
        Sent mms = send(asked, "mms", DemoHandsets.MMS_300_KB, DemoHandsets.MMS_100_KB);
        Sent sms = send(asked, "sms", DemoHandsets.SMS_EMOJI);

        for (Handset handset : List.of(ADA, BEN)) {
            sameRcs(preview(withFeatures(asked, handset)).path("rcs"), rcs.got(handset.number()));
        }
        JsonNode wide = preview(withLimit(asked, Demo.MMS_BYTES));
        sameMms(wide.path("mms"), mms.got(DemoHandsets.MMS_300_KB));
        sameMms(preview(withLimit(asked, Demo.MMS_SMALL_BYTES)).path("mms"), mms.got(DemoHandsets.MMS_100_KB));
        sameSms(wide.path("sms"), sms.got(DemoHandsets.SMS_EMOJI));
    }

    /** From the upload to what stands on the wire and on the card page: nobody is sent the drawing itself. */
    @Test
    void aDrawingGoesOutAsAPictureOverEachChannel() throws IOException {
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20' fill='white'/>"
                        + "<circle cx='20' cy='10' r='8' fill='red'/></svg>";
        String id = SERVER.upload(svg.getBytes(StandardCharsets.UTF_8));
        ObjectNode asked = Json.object();
        asked.set("card", Json.tree("""
                { "version": 1, "kind": "service", "locale": "en", "layout": "card", "cards": [
                  { "id": "c1", "title": "Our new logo", "text": "It is red", "media": { "asset": "%s", "alt": "A red dot" } } ] }
                """.formatted(id)));
        JsonNode rcs = send(asked, "rcs", ADA.number()).got(ADA.number());
        JsonNode mms = send(asked, "mms", DemoHandsets.MMS_300_KB).got(DemoHandsets.MMS_300_KB);
        JsonNode sms = send(asked, "sms", DemoHandsets.SMS_EMOJI).got(DemoHandsets.SMS_EMOJI);

        sameRcs(preview(withFeatures(asked, ADA)).path("rcs"), rcs);
        redDot(file(rcs, rcs.at("/content/cards/0/media/file").asInt()));
        sameMms(preview(withLimit(asked, Demo.MMS_BYTES)).path("mms"), mms);
        redDot(file(
                mms, first(mms.at("/content/slides/0"), "media").orElseThrow().asInt()));
        String page = new String(
                SERVER.file(found(SHORT_LINK, String.join("", texts(sms.at("/content/parts"), "/text")))),
                StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("<svg", ".svg").contains("alt=\"A red dot\"");
        redDot(SERVER.file(found(Pattern.compile("(?<=<img src=\")[^\"]+"), page)));
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    private static void redDot(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getWidth()).isGreaterThan(300);
        assertThat(image.getRGB(image.getWidth() / 2, image.getHeight() / 2)).isEqualTo(0xFFFF0000);
    }

    private static void sameRcs(JsonNode shown, JsonNode got) {
        JsonNode content = got.path("content");
        ObjectNode request = content.path("request").deepCopy();
        assertThat(request.remove("ttl")).isNotNull();
        assertThat(masked(request)).isEqualTo(masked(shown.path("wire")));

        long words = content.path("text").asText().getBytes(StandardCharsets.UTF_8).length + labels(content, "chips");
        long files = 0;
        for (int place = 0; place < content.path("cards").size(); place++) {
            JsonNode card = content.path("cards").path(place);
            words += Stream.of("title", "description")
                    .mapToInt(field -> card.path(field).asText().getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            words += labels(card, "suggestions");
            if (card.has("media")) {
                byte[] file = file(got, card.at("/media/file").asInt());
                files += file.length;
                assertThat(SERVER.file(
                                shown.at("/cards/" + place + "/media/url").asText()))
                        .isEqualTo(file);
            }
        }
        assertThat(shown.path("bytes").asLong()).isEqualTo(words + files);
    }

    private static long labels(JsonNode parent, String field) {
        return parent.path(field)
                .valueStream()
                .mapToLong(one -> one.path("label").asText().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static void sameMms(JsonNode shown, JsonNode got) {
        JsonNode content = got.path("content");
        assertThat(content.path("violations")).isEmpty();
        assertThat(content.path("subject")).isEqualTo(shown.path("subject"));
        assertThat(content.path("smil")).isEqualTo(shown.at("/wire/smil"));
        List<JsonNode> parts = content.path("parts").valueStream().skip(1).toList();
        assertThat(parts).hasSameSizeAs(shown.at("/wire/parts"));
        for (int place = 0; place < parts.size(); place++) {
            JsonNode previewed = shown.at("/wire/parts/" + place);
            assertThat(parts.get(place).path("name")).isEqualTo(previewed.path("name"));
            assertThat(parts.get(place).path("declaredType")).isEqualTo(previewed.path("contentType"));
            assertThat(parts.get(place).path("bytes")).isEqualTo(previewed.path("bytes"));
        }
        assertThat(content.path("slides")).hasSameSizeAs(shown.path("slides"));
        for (int slide = 0; slide < content.path("slides").size(); slide++) {
            sameSlide(shown.at("/slides/" + slide), got, content.at("/slides/" + slide));
        }
        long soap = content.path("totalBytes").asLong() - payload(content);
        assertThat(soap).isBetween(0L, (long) SOAP_AT_MOST);
        assertThat(shown.path("bytes").asLong()).isEqualTo(payload(content) + SOAP_AT_MOST);
    }

    /** The slide show as relays count it: beside what stands in it, its own two headers and an empty line. */
    private static long payload(JsonNode content) {
        String boundary = "x".repeat("cardwire-mms-".length() + 36);
        String headers = "Content-Type: multipart/related; boundary=\"" + boundary
                + "\"; type=\"application/smil\"; start=\"<start.smil>\"\r\nContent-ID: <mm7-content>\r\n\r\n";
        return headers.length() + content.path("contentBytes").asLong();
    }

    private static void sameSlide(JsonNode shown, JsonNode got, JsonNode slide) {
        assertThat(slide.path("millis").asInt()).isEqualTo(shown.path("seconds").asInt() * 1000);
        Optional<String> text = first(slide, "text").map(JsonNode::asText);
        assertThat(text.map(PreviewIsWireTest::masked))
                .isEqualTo(Optional.ofNullable(shown.get("text"))
                        .map(JsonNode::asText)
                        .map(PreviewIsWireTest::masked));
        Optional<JsonNode> media = first(slide, "media");
        assertThat(media.isPresent()).isEqualTo(shown.has("media"));
        media.ifPresent(place -> {
            byte[] file = file(got, place.asInt());
            assertThat(shown.at("/media/bytes").asInt()).isEqualTo(file.length);
            assertThat(SERVER.file(shown.at("/media/url").asText())).isEqualTo(file);
        });
    }

    private static Optional<JsonNode> first(JsonNode slide, String field) {
        return slide.path("shown")
                .valueStream()
                .filter(one -> one.has(field))
                .map(one -> one.get(field))
                .findFirst();
    }

    private static void sameSms(JsonNode shown, JsonNode got) {
        JsonNode content = got.path("content");
        List<String> segments = texts(shown.path("segments"), "");
        List<String> parts = texts(content.path("parts"), "/text");
        assertThat(masked(String.join("", parts))).isEqualTo(masked(String.join("", segments)));
        assertThat(parts)
                .extracting(String::length)
                .isEqualTo(segments.stream().map(String::length).toList());
        assertThat(content.path("alphabet")).isEqualTo(shown.path("coding"));
        assertThat(content.path("parts").findValues("splitsCharacter"))
                .extracting(JsonNode::asBoolean)
                .containsOnly(false);
        int octets = content.path("parts")
                .valueStream()
                .mapToInt(part -> part.path("octets").asInt())
                .sum();
        int perUnit = shown.path("coding").asText().equals("ucs2") ? 2 : 1;
        assertThat(octets).isEqualTo(perUnit * shown.path("units").asInt());
    }

    private static List<String> texts(JsonNode list, String at) {
        return list.valueStream().map(one -> one.at(at).asText()).toList();
    }

    private static String masked(String text) {
        return SHORT_LINK
                .matcher(text)
                .replaceAll(link -> "#".repeat(link.group().length()));
    }

    private static JsonNode masked(JsonNode message) {
        JsonNode copy = message.deepCopy();
        for (JsonNode parent : copy.findParents("postbackData")) {
            assertThat(parent.path("postbackData").asText()).hasSize(POSTBACK);
            ((ObjectNode) parent).put("postbackData", "");
        }
        return copy;
    }

    /** Card, language and values, as previews and submissions alike take them. */
    private static ObjectNode asked(String name, String locale) throws IOException {
        String text = new String(Samples.bytes(name), StandardCharsets.UTF_8);
        StringBuilder known = new StringBuilder();
        Matcher sample = SAMPLE.matcher(text);
        while (sample.find()) {
            sample.appendReplacement(known, asset(sample.group(1)));
        }
        ObjectNode body = Json.object();
        body.set("card", Json.tree(sample.appendTail(known).toString()));
        body.put("locale", locale);
        ObjectNode values = body.putObject("variables");
        body.at("/card/variables")
                .forEach(variable -> values.put(variable.path("name").asText(), value(variable)));
        return body;
    }

    private static String value(JsonNode variable) {
        return switch (variable.path("type").asText()) {
            case "number" -> "7";
            case "date" -> "2026-02-28";
            default -> "Zoë 🌿";
        };
    }

    private static String asset(String sample) throws IOException {
        String known = ASSETS.get(sample);
        if (known != null) {
            return known;
        }
        byte[] file = switch (sample) {
            case "film" -> TestClips.film(FILM_SECONDS);
            case "animation" -> TestClips.gif(FILM_SECONDS);
            default -> Files.readAllBytes(Path.of("../fixtures/samples/media", sample + ".jpg"));
        };
        String id = SERVER.upload(file);
        ASSETS.put(sample, id);
        return id;
    }

    private static ObjectNode withFeatures(ObjectNode asked, Handset handset) {
        ObjectNode body = asked.deepCopy();
        handset.rcs().orElseThrow().features().forEach(body.putArray("rcsFeatures")::add);
        return body;
    }

    private static ObjectNode withLimit(ObjectNode asked, long bytes) {
        return asked.deepCopy().put("mmsLimit", bytes);
    }

    /** As it is when nothing of it is being made any more. */
    private static JsonNode preview(ObjectNode body) {
        JsonNode[] answer = new JsonNode[1];
        Rig.await("the media of the preview", () -> {
            answer[0] =
                    SERVER.ok("POST", "/v1/previews", Json.write(body.deepCopy().put("wire", true)));
            return answer[0].findValues("making").isEmpty();
        });
        return answer[0];
    }

    /** The messages of one submission by number. */
    private record Sent(Map<PhoneNumber, String> ids) {
        JsonNode got(PhoneNumber number) {
            JsonNode[] found = new JsonNode[1];
            Rig.await(
                    "the message on " + number.e164(),
                    () -> {
                        SERVER.handset(number.e164())
                                .path("messages")
                                .valueStream()
                                .filter(one -> one.path("message").asText().equals(ids.get(number)))
                                .forEach(one -> found[0] = one);
                        return found[0] != null;
                    },
                    () -> story(ids.getOrDefault(number, "")));
            return found[0];
        }
    }

    private static String story(String id) {
        return SERVER.ok("GET", "/v1/messages/" + id + "/explain", "").toString();
    }

    private static Sent send(ObjectNode asked, String channel, PhoneNumber... to) {
        ObjectNode body = asked.deepCopy();
        for (PhoneNumber number : to) {
            body.withArray("to").add(number.e164());
        }
        body.putArray("chain").addObject().put("channel", channel);
        JsonNode accepted = SERVER.ok("POST", "/v1/messages", Json.write(body)).path("messages");
        Map<PhoneNumber, String> ids = new HashMap<>();
        for (int place = 0; place < to.length; place++) {
            ids.put(to[place], accepted.at("/" + place + "/id").asText());
        }
        return new Sent(ids);
    }

    private static Handset handset(PhoneNumber number) {
        return DemoHandsets.all().stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] file(JsonNode got, int index) {
        return SERVER.file(got.at("/media/" + index + "/url").asText());
    }
}
