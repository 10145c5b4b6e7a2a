package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.cardwire.asset.store.Folder;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BannerRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long BRAND = 4_711;
    private static final AtomicLong IDS = new AtomicLong(900_000);
    private static final Path PHOTO = Path.of("../fixtures/samples/media/lounge.jpg");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private HttpDoor door;
    private Intake intake;

    @BeforeEach
    void open() {
        var settings = AssetSettings.of(URI.create("https://media.example"));
        var files = new Folder(folder);
        var assets = new AssetStore(DATABASE.db());
        intake = new Intake(settings.caps(), files, assets, IDS::getAndIncrement, InstantSource.system());
        var http = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                100_000,
                10_000_000,
                folder,
                100,
                new RateLimits.Rate(1_000, 1_000),
                Duration.ofSeconds(1));
        door = new HttpDoor(DATABASE.vertx(), http, Contract.load(), designer(), new SimpleMeterRegistry());
        new BannerRoutes(assets, files, intake, settings).register(door);
        door.listen();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aBannerIsLookedAtAndThenAnAssetOfTheBrand() throws Exception {
        String order = """
                {"template": "sale", "locale": "zh-CN", "values": {"headline": "全场低至五折", "price": "¥99 起"},
                 "photo": {"asset": "%s", "focus": {"x": 0.7, "y": 0.5}}, "colours": {"brand": "#7a1f3d"}, "name": "双十一"}""".formatted(photo());

        JsonNode look = Json.tree(post("/v1/banner-previews", order).body());
        HttpResponse<String> made = post("/v1/assets/banner", order);
        HttpResponse<String> again = post("/v1/assets/banner", order);

        byte[] png =
                Base64.getDecoder().decode(look.path("image").asText().replaceFirst("^data:image/png;base64,", ""));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(720);
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode asset = Json.tree(made.body()).path("asset");
        assertThat(asset.path("width").asInt()).isEqualTo(1440);
        assertThat(asset.path("name").asText()).isEqualTo("双十一");
        assertThat(asset.path("contentType").asText()).isEqualTo("image/png");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Json.tree(again.body()).at("/asset/id")).isEqualTo(asset.path("id"));
    }

    @Test
    void templatesAreNamedInTheReadersLanguageAndTheirSamplesCanBeDrawn() throws Exception {
        JsonNode items = Json.tree(get("/v1/banner-templates", "zh-CN").body()).path("items");

        assertThat(items.findValuesAsText("name")).contains("促销", "公告", "标题");
        assertThat(Json.tree(get("/v1/banner-templates", "en").body())
                        .path("items")
                        .findValuesAsText("name"))
                .contains("Sale", "Headline");
        for (JsonNode template : items) {
            var order =
                    Json.object().put("template", template.path("id").asText()).put("locale", "zh-CN");
            var values = order.putObject("values");
            template.path("slots")
                    .forEach(slot -> values.put(
                            slot.path("id").asText(), slot.path("sample").asText()));
            if (!template.path("photo").asText().equals("none")) {
                order.putObject("photo").put("asset", photo());
            }
            assertThat(post("/v1/banner-previews", order.toString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsWrongIsNamedWithItsPlaceAndTheRemedy() throws Exception {
        assertThat(refused("{\"template\": \"sale\", \"values\": {}}"))
                .contains("/values/headline", "missing", "fill it in");
        assertThat(refused("{\"template\": \"event\", \"values\": {\"headline\": \"a\", \"date\": \"b\"}}"))
                .contains("/photo", "needs-photo", "choose one");
        assertThat(refused("{\"template\": \"none\", \"values\": {}}")).contains("/template", "/v1/banner-templates");
        assertThat(refused("{\"template\": \"sale\", \"values\": {\"headline\": \"%s\"}}".formatted("W".repeat(40))))
                .contains("/values/headline", "no-room", "characters do");
        assertThat(refused("{\"template\": \"sale\", \"values\": {\"headline\": \"%s\"}}".formatted("W".repeat(41))))
                .contains("too-long", "at most 40");
        assertThat(
                        refused(
                                "{\"template\": \"sale\", \"values\": {\"headline\": \"a\"}, \"photo\": {\"asset\": \"ast_0000000000zzz\"}}"))
                .contains("/photo/asset", "unknown-asset");
        assertThat(
                        refused(
                                "{\"template\": \"sale\", \"values\": {\"headline\": \"a\"}, \"colours\": {\"brand\": \"red\"}}"))
                .contains("/colours/brand");
    }

    private String refused(String order) throws Exception {
        HttpResponse<String> answer = post("/v1/assets/banner", order);
        assertThat(answer.statusCode()).isBetween(400, 422);
        return answer.body();
    }

    private String photo() throws IOException {
        Intake.Taken taken = intake.take(BRAND, "lounge.jpg", PHOTO, Optional.empty());
        return Asset.ID.of(((Intake.Stored) taken).asset().id());
    }

    private HttpResponse<String> get(String path, String reader) throws Exception {
        return send(request(path).header("Accept-Language", reader).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .header("Authorization", "Bearer designer");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static Authenticator designer() {
        return new Authenticator() {
            @Override
            public Optional<Principal> byApiKey(String key) {
                Set<String> scopes = Set.of("content:read", "content:write");
                return Optional.of(new Principal(BRAND, "key_" + key, false, scopes, Optional.empty()));
            }

            @Override
            public Optional<Principal> bySession(String cookie) {
                return Optional.empty();
            }
        };
    }
}
