package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.cardwire.asset.store.Folder;
import org.cardwire.brand.Audit;
import org.cardwire.media.Target;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AssetRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicLong IDS = new AtomicLong(1);
    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Folder files;
    private IdMint mint;
    private HttpDoor door;
    private AddressFetch fetch;
    private Claims claims;
    private Renditions renditions;
    private List<String> templates = List.of();

    @BeforeEach
    void open() {
        mint = IdMint.open(DATABASE.db(), InstantSource.system());
        DATABASE.db()
                .sql(
                        "insert into brand (id, name, time_zone, locale) values (201, 'b', 'UTC', 'en') on conflict do nothing")
                .update();
        var settings = AssetSettings.of(URI.create("https://media.example"));
        files = new Folder(folder);
        var assets = new AssetStore(DATABASE.db());
        var names = new MediaNames(Keyring.random().mac("media"), settings.publicUrl());
        var store = new RenditionStore(DATABASE.db(), names);
        claims = new Claims(DATABASE.db(), 1, Claims.LEASE);
        renditions = new Renditions(assets, store, claims, new MediaStores(files, files), settings);
        fetch = new AddressFetch(settings);
        var intake = new Intake(settings.caps(), files, assets, IDS::getAndIncrement, InstantSource.system());
        door = new HttpDoor(DATABASE.vertx(), http(), Contract.load(), designer(), new SimpleMeterRegistry());
        new AssetRoutes(DATABASE.db(), new Audit(mint), intake, fetch, assets, files, (brand, asset) -> templates)
                .register(door);
        new RenditionRoutes(assets, store, renditions).register(door);
        new MediaDoor(store, renditions).register(door);
        door.listen();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        mint.close();
        fetch.close();
        renditions.close();
        claims.close();
    }

    @Test
    void anUploadedPhotoIsListedReadAndTakenOut() throws Exception {
        HttpResponse<byte[]> made = upload("dogs.jpg", Files.readAllBytes(PHOTO));
        JsonNode asset = Json.tree(text(made));
        String path = "/v1/assets/" + asset.path("id").asText();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(asset.path("contentType").asText()).isEqualTo("image/jpeg");
        assertThat(asset.path("width").asInt()).isEqualTo(1332);
        assertThat(upload("again", Files.readAllBytes(PHOTO)).statusCode()).isEqualTo(200);
        assertThat(text(call("GET", "/v1/assets"))).contains(asset.path("id").asText());
        assertThat(call("GET", path + "/content").body()).isEqualTo(Files.readAllBytes(PHOTO));
        templates = List.of("双十一");
        assertThat(text(call("DELETE", path))).contains("双十一");
        templates = List.of();
        assertThat(call("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(call("GET", path).statusCode()).isEqualTo(404);
    }

    @Test
    void aSmallPictureOfAnAssetIsAtHandForLists() throws Exception {
        JsonNode asset = Json.tree(text(upload("dogs.jpg", Files.readAllBytes(PHOTO))));
        HttpResponse<byte[]> small =
                call("GET", "/v1/assets/" + asset.path("id").asText() + "/thumbnail");

        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(small.body().length).isBetween(1_000, 60_000);
        assertThat(call("GET", "/v1/assets/ast_0000000000zzz/thumbnail").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDrawingIsAnAssetLikeAPhotoButNeverAPageOfOurs() throws Exception {
        byte[] logo =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><circle cx='9' cy='9' r='9' fill='red'/></svg>"
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode asset = Json.tree(text(upload("logo.svg", logo)));
        String path = "/v1/assets/" + asset.path("id").asText();
        HttpResponse<byte[]> original = call("GET", path + "/content");
        HttpResponse<byte[]> small = call("GET", path + "/thumbnail");

        assertThat(asset.path("contentType").asText()).isEqualTo("image/svg+xml");
        assertThat(asset.path("width").asInt())
                .isEqualTo(2 * asset.path("height").asInt());
        assertThat(original.body()).isEqualTo(logo);
        assertThat(original.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(original.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(small.headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void aDrawingWithAScriptIsRefusedInTheReadersWords() throws Exception {
        byte[] script = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        byte[] bomb = ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + "<g/>".repeat(50_000) + "</svg>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(upload("logo.svg", script).statusCode()).isEqualTo(422);
        assertThat(text(upload("logo.svg", script))).contains("<script>", "unsafe-content");
        assertThat(text(upload("logo.svg", bomb))).contains("elements are at most 40000");
    }

    @Test
    void whatBecameOfAnAssetIsToldWithItsScoreAndPlanOrTheReasonWhyNot() throws Exception {
        JsonNode asset = Json.tree(text(upload("dogs.jpg", Files.readAllBytes(PHOTO))));
        long id = Asset.ID.parse(asset.path("id").asText());
        String path = "/v1/assets/" + asset.path("id").asText() + "/renditions";
        var made = (Rendition.Made) renditions.picture(id, Target.within(20 * 1024, 300, 300));
        renditions.picture(id, Target.within(100, 300, 300));

        JsonNode items = Json.tree(text(call("GET", path))).path("items");
        List<JsonNode> kept = List.of(item(items, "made"), item(items, "refused"));

        assertThat(kept.getFirst().path("url").asText())
                .isEqualTo(made.publicUrl().toString());
        assertThat(kept.getFirst().path("bytes").asInt()).isEqualTo(made.bytes());
        assertThat(kept.getFirst().path("score").asDouble())
                .isEqualTo(made.score().orElseThrow());
        assertThat(kept.getFirst().at("/plan/width").asInt()).isEqualTo(made.width());
        assertThat(kept.getLast().path("code").asText()).isEqualTo("too-small-limit");
        assertThat(kept.getLast().at("/params/limit").asText()).isEqualTo("100");
        assertThat(call("GET", "/v1/assets/ast_0000000000zzz/renditions").statusCode())
                .isEqualTo(404);
    }

    @Test
    void clipsSoundsAndForeignStillsAreTakenWithTheirSizesAndLengths() throws Exception {
        JsonNode film = Json.tree(text(upload("film.bin", TestClips.film(2))));
        JsonNode webm = Json.tree(text(upload("film.jpg", TestClips.webm(2))));
        JsonNode stream = Json.tree(text(upload("stream.webm", TestClips.endlessWebm(3))));
        JsonNode sound = Json.tree(text(upload("sound", TestClips.mp3(3))));
        JsonNode heic = Json.tree(text(upload("photo", TestClips.heic())));
        JsonNode avif = Json.tree(text(upload("photo", TestClips.avif())));

        assertThat(film.path("contentType").asText()).isEqualTo("video/mp4");
        assertThat(film.path("width").asInt()).isEqualTo(320);
        assertThat(film.path("height").asInt()).isEqualTo(180);
        assertThat(film.path("seconds").asDouble()).isCloseTo(2, within(0.1));
        assertThat(webm.path("contentType").asText()).isEqualTo("video/webm");
        assertThat(stream.path("seconds").asDouble()).isCloseTo(3, within(0.2));
        assertThat(sound.path("contentType").asText()).isEqualTo("audio/mpeg");
        assertThat(sound.path("seconds").asDouble()).isCloseTo(3, within(0.1));
        assertThat(sound.has("width")).isFalse();
        assertThat(heic.path("contentType").asText()).isEqualTo("image/heic");
        assertThat(heic.path("width").asInt()).isEqualTo(320);
        assertThat(avif.path("width").asInt()).isEqualTo(640);
        assertThat(avif.has("seconds")).isFalse();
        JsonNode again =
                Json.tree(text(call("GET", "/v1/assets/" + film.path("id").asText())));
        assertThat(again.path("seconds")).isEqualTo(film.path("seconds"));
        assertThat(again.path("width")).isEqualTo(film.path("width"));
    }

    @Test
    void aPlayerGetsThePartOfAFileThatItAsksFor() throws Exception {
        JsonNode asset = Json.tree(text(upload("dogs.jpg", Files.readAllBytes(PHOTO))));
        long id = Asset.ID.parse(asset.path("id").asText());
        var made = (Rendition.Made) renditions.picture(id, Target.within(30 * 1024, 310, 310));
        byte[] whole = renditions.bytes(made);
        String path = made.publicUrl().getPath();

        assertPart(part(path, "bytes=10-19"), whole, 10, 20);
        assertPart(part(path, "bytes=100-"), whole, 100, whole.length);
        assertPart(part(path, "bytes=-7"), whole, whole.length - 7, whole.length);
        assertPart(part(path, "bytes=5-99999999"), whole, 5, whole.length);
        HttpResponse<byte[]> beyond = part(path, "bytes=99999999-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + whole.length);
        for (String odd : List.of("bytes=-", "bytes=1-2,5-6", "lines=1-2")) {
            assertThat(part(path, odd).statusCode()).as(odd).isEqualTo(200);
        }
    }

    private HttpResponse<byte[]> part(String path, String range) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).header("Range", range));
    }

    private static void assertPart(HttpResponse<byte[]> got, byte[] whole, int from, int to) {
        assertThat(got.statusCode()).isEqualTo(206);
        assertThat(got.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
        assertThat(got.headers().firstValue("Content-Range"))
                .contains("bytes " + from + "-" + (to - 1) + "/" + whole.length);
    }

    @Test
    void whatIsDamagedOrOfAnotherKindIsRefusedWithWhatWorksInTheReadersLanguage() throws Exception {
        byte[] cut = Arrays.copyOf(TestClips.film(2), 700);
        HttpResponse<byte[]> damaged = upload("film.mp4", cut);
        HttpResponse<byte[]> pdf = send(HttpRequest.newBuilder(at("/v1/assets"))
                .header("Content-Type", "application/octet-stream")
                .header("Accept-Language", "zh-CN")
                .POST(BodyPublishers.ofString("%PDF-1.7")));

        assertThat(damaged.statusCode()).isEqualTo(422);
        assertThat(text(damaged)).contains("damaged", "upload that");
        assertThat(pdf.statusCode()).isEqualTo(415);
        assertThat(text(pdf)).contains("可接受的类型", "video/mp4", "audio/mpeg", "image/heic");
    }

    private static JsonNode item(JsonNode items, String state) {
        return items.valueStream()
                .filter(item -> item.path("state").asText().equals(state)
                        && item.path("target").asText().contains("300x300"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(state + " is not among " + items));
    }

    @Test
    void thePublicDoorServesARenditionWithItsTypeAndLength() throws Exception {
        JsonNode asset = Json.tree(text(upload("dogs.jpg", Files.readAllBytes(PHOTO))));
        long id = Asset.ID.parse(asset.path("id").asText());
        var made = (Rendition.Made) renditions.picture(id, Target.within(30 * 1024, 320, 320));
        String path = made.publicUrl().getPath();

        HttpResponse<byte[]> got = call("GET", path);
        HttpResponse<byte[]> head = call("HEAD", path);

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(renditions.bytes(made));
        for (HttpResponse<byte[]> response : List.of(got, head)) {
            assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(made.bytes());
        }
        assertThat(call("GET", "/m/" + made.file().hex() + ".jpg").statusCode()).isEqualTo(404);

        Files.delete(files.find(made.file()).orElseThrow());
        assertThat(call("GET", path).body()).isEqualTo(got.body());
        Files.delete(files.find(made.file()).orElseThrow());
        Path original = files.find(Sha256.ofHex(asset.path("sha256").asText())).orElseThrow();
        Path away = Files.move(original, folder.resolve("away"));
        HttpResponse<byte[]> later = call("GET", path);
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).contains("5");
        Files.move(away, original);
        assertThat(call("GET", path).body()).isEqualTo(got.body());
    }

    @Test
    void aDraftIsServedUnderTheAddressThatThePreviewGave() throws Exception {
        JsonNode asset = Json.tree(text(upload("dogs.jpg", Files.readAllBytes(PHOTO))));
        long id = Asset.ID.parse(asset.path("id").asText());
        var draft = (Rendition.Draft) renditions.pictureInView(id, Target.within(30 * 1024, 330, 330));
        String path = draft.publicUrl().getPath();

        HttpResponse<byte[]> got = call("GET", path);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(got.body()).isEqualTo(draft.bytes());
        assertThat(call("GET", path.replace("330x330", "331x331")).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/m/drafts/x/y/z").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotTakenIsSaidInWords() throws Exception {
        HttpResponse<byte[]> html = upload("photo.jpg", "<html>".getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> inner = send(HttpRequest.newBuilder(at("/v1/assets/fetch"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\":\"http://127.0.0.1:" + door.port() + "/health/live\"}")));

        assertThat(html.statusCode()).isEqualTo(415);
        assertThat(text(html)).contains("text/html", "image/jpeg");
        assertThat(inner.statusCode()).isEqualTo(422);
        assertThat(text(inner)).contains("address-not-allowed", "/url");
    }

    private HttpResponse<byte[]> upload(String name, byte[] body) throws Exception {
        return send(HttpRequest.newBuilder(at("/v1/assets?name=" + name))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> call(String method, String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(
                request.header("Authorization", "Bearer designer")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    /** Inflated where the server sent it so, as JSON is. */
    private static String text(HttpResponse<byte[]> response) throws Exception {
        boolean packed = response.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"));
        var raw = new ByteArrayInputStream(response.body());
        var in = packed ? new GZIPInputStream(raw) : raw;
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private HttpSettings http() {
        return new HttpSettings(
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
    }

    private static Authenticator designer() {
        return new Authenticator() {
            @Override
            public Optional<Principal> byApiKey(String key) {
                Set<String> scopes = Set.of("content:read", "content:write");
                return Optional.of(new Principal(201, "key_" + key, false, scopes, Optional.empty()));
            }

            @Override
            public Optional<Principal> bySession(String cookie) {
                return Optional.empty();
            }
        };
    }
}
