package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.asset.TestClips;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Films, sounds and foreign photographs from the upload to the handsets of the sandbox, over REST and every wire. */
class ClipsTest {
    @RegisterExtension
    static final SandboxServer SERVER = new SandboxServer();

    private static final int SECONDS = 6;
    private static final int MMS_LIMIT = 300 * 1024;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern VIDEO =
            Pattern.compile("<video controls preload=\"none\" src=\"([^\"]+)\"[^>]* poster=\"([^\"]+)\"");
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1";

    @Test
    void aFilmArrivesWholeOverRcsAndMmsAndPlaysBehindTheLinkOfTheSms() {
        String film = SERVER.upload(TestClips.film(SECONDS));
        String rcs = DemoHandsets.FULL_RCS.e164();
        String mms = DemoHandsets.MMS_300_KB.e164();
        String sms = DemoHandsets.SMS_EMOJI.e164();
        JsonNode accepted = SERVER.ok("POST", "/v1/messages", body(card(film, "See it move"), rcs, mms, sms));
        assertThat(accepted.path("messages")).hasSize(3);

        JsonNode overRcs = received(rcs, "See it move");
        JsonNode media = overRcs.at("/content/cards/0/media");
        assertThat(media.path("type").asText()).isEqualTo("video/mp4");
        assertThat(TestClips.seconds(file(overRcs, media.path("file").asInt()))).isCloseTo(SECONDS, within(0.2));
        byte[] thumbnail = file(overRcs, media.path("thumbnail").asInt());
        assertThat(thumbnail).hasSizeBetween(500, 100_000);

        JsonNode overMms = received(mms, "See it move");
        JsonNode slide = overMms.at("/content/slides/0");
        assertThat(overMms.at("/content/violations")).isEmpty();
        assertThat(overMms.at("/content/totalBytes").asInt()).isLessThanOrEqualTo(MMS_LIMIT);
        assertThat(slide.at("/shown/0/tag").asText()).isEqualTo("video");
        assertThat(slide.path("millis").asInt()).isGreaterThanOrEqualTo(SECONDS * 1000);
        byte[] clip = file(overMms, slide.at("/shown/0/media").asInt());
        assertThat(TestClips.seconds(clip)).isCloseTo(SECONDS, within(0.2));
        assertThat(TestClips.described(clip)).contains("h264", "aac");

        Matcher link =
                LINK.matcher(received(sms, "See it move").at("/content/text").asText());
        assertThat(link.find()).isTrue();
        Matcher player = VIDEO.matcher(until(
                () -> text(open(link.group(), "User-Agent", PHONE)),
                page -> VIDEO.matcher(page).find()));
        assertThat(player.find()).isTrue();
        assertThat(TestClips.seconds(open(player.group(1)).body())).isCloseTo(SECONDS, within(0.2));
        assertThat(open(player.group(1), "Range", "bytes=0-99").statusCode()).isEqualTo(206);
        assertThat(open(player.group(2)).headers().firstValue("Content-Type").orElse(""))
                .startsWith("image/");
    }

    @Test
    void aFilmTooLongForTheMessageIsItsPosterWithTheLinkAndTheLossIsSaid() {
        String film = SERVER.upload(TestClips.film(60));
        String to = DemoHandsets.MMS_100_KB.e164();
        String id = SERVER.ok("POST", "/v1/messages", body(card(film, "A long film"), to))
                .at("/messages/0/id")
                .asText();

        JsonNode message = received(to, "A long film");
        assertThat(message.at("/content/violations")).isEmpty();
        assertThat(message.at("/content/slides/0/shown/0/tag").asText()).isEqualTo("img");
        assertThat(message.at("/content/slides/0/shown/1/text").asText()).contains("Watch: http");
        JsonNode story = until(
                () -> SERVER.ok("GET", "/v1/messages/" + id + "/explain", ""),
                told -> told.toString().contains("clip-as-poster"));
        assertThat(story.toString()).contains("1 film does not fit this message: the poster is shown");
    }

    @Test
    void anAvifPhotographArrivesAsAJpegAndAHeicDrawingAsAPictureThatEveryHandsetReads() throws IOException {
        JsonNode photograph = arrived(TestClips.avif(), "Photograph");
        JsonNode drawing = arrived(TestClips.heic(), "Drawing");

        assertThat(photograph.path("type").asText()).isEqualTo("image/jpeg");
        assertThat(photograph.path("width").asInt()).isEqualTo(640);
        assertThat(drawing.path("type").asText()).isIn("image/jpeg", "image/png");
        assertThat(drawing.path("width").asInt()).isEqualTo(320);
    }

    /** The picture of an MMS, where a photograph of these pixels is too large for PNG. */
    private static JsonNode arrived(byte[] picture, String title) {
        String to = DemoHandsets.MMS_300_KB.e164();
        SERVER.ok("POST", "/v1/messages", body(card(SERVER.upload(picture), title), to));
        return received(to, title)
                .at("/content/parts")
                .valueStream()
                .filter(part -> part.path("type").asText().startsWith("image/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSoundIsHeardInTheMmsThatFollowsTheRcsThatHasNoPlaceForIt() {
        String to = DemoHandsets.RCS_READS_AND_TAPS.e164();
        SERVER.ok("POST", "/v1/messages", body(card(SERVER.upload(TestClips.mp3(5)), "Listen"), to));

        JsonNode message = received(to, "Listen");
        assertThat(message.path("channel").asText()).isEqualTo("mms");
        assertThat(message.at("/content/violations")).isEmpty();
        assertThat(message.at("/content/slides/0/shown/0/tag").asText()).isEqualTo("audio");
        assertThat(message.at("/media/0/contentType").asText()).isEqualTo("audio/mp4");
        assertThat(TestClips.seconds(file(message, 0))).isCloseTo(5, within(0.2));
    }

    @Test
    void aPreviewShowsThePosterAtOnceThenTheFilmAndTheListSaysHowFarItIs() {
        String film = SERVER.upload(TestClips.film(SECONDS + 1));
        String body = Json.write(Json.object().set("card", card(film, "Preview")));
        JsonNode first = SERVER.ok("POST", "/v1/previews", body);
        JsonNode list = SERVER.ok("GET", "/v1/assets/" + film + "/renditions", "");

        assertThat(first.at("/rcs/cards/0/media/contentType").asText()).startsWith("image/");
        assertThat(first.at("/rcs/cards/0/media/making").isNumber()).isTrue();
        assertThat(list.path("items").findValuesAsText("state")).contains("making", "made");
        assertThat(list.at("/items/0/progress").asDouble()).isBetween(0.0, 1.0);

        JsonNode last = until(
                () -> SERVER.ok("POST", "/v1/previews", body),
                shown -> !shown.toString().contains("\"making\""));
        assertThat(last.at("/rcs/cards/0/media/contentType").asText()).isEqualTo("video/mp4");
        assertThat(last.at("/rcs/cards/0/media/poster").asText()).isNotEmpty();
        assertThat(last.at("/mms/slides/0/media/contentType").asText()).isEqualTo("video/mp4");
        assertThat(last.at("/mms/bytes").asInt())
                .isLessThanOrEqualTo(last.at("/mms/limit").asInt());
    }

    private static ObjectNode card(String asset, String title) {
        ObjectNode card = Json.object()
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card");
        ObjectNode one = card.putArray("cards").addObject().put("id", "c1").put("title", title);
        one.putObject("media").put("asset", asset).put("alt", "A test card");
        return card;
    }

    private static String body(ObjectNode card, String... to) {
        ObjectNode body = Json.object();
        var numbers = body.putArray("to");
        List.of(to).forEach(numbers::add);
        body.set("card", card);
        return Json.write(body);
    }

    /** The handset's message with that title, once it is there. */
    private static JsonNode received(String number, String title) {
        return until(
                () -> SERVER.handset(number)
                        .path("messages")
                        .valueStream()
                        .filter(message -> message.path("content").toString().contains(title))
                        .findFirst()
                        .orElseGet(Json::object),
                found -> !found.isEmpty());
    }

    private static byte[] file(JsonNode message, int index) {
        return SERVER.file(message.path("media").get(index).path("url").asText());
    }

    private static <T> T until(Supplier<T> look, Predicate<T> good) {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        T seen = look.get();
        while (!good.test(seen)) {
            assertThat(Instant.now()).as("waited too long, last seen: %s", seen).isBefore(end);
            LockSupport.parkNanos(200_000_000);
            seen = look.get();
        }
        return seen;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> open(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return SERVER.answer(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }
}
