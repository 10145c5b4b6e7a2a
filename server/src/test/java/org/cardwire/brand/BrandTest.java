package org.cardwire.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BrandTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static IdMint ids;
    private static HttpDoor door;
    private static FirstStart.Credentials first;

    @BeforeAll
    static void open() {
        Db db = DATABASE.db();
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        ids = IdMint.open(db, clock);
        first = new FirstStart(db, ids, random)
                .run("晨光", ZoneId.of("Asia/Shanghai"), Locale.SIMPLIFIED_CHINESE)
                .orElseThrow();
        Callers callers = new Callers(db, clock);
        Audit audit = new Audit(ids);
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                true,
                Optional.empty(),
                100_000,
                100_000,
                folder,
                64,
                new RateLimits.Rate(1_000, 1_000),
                Duration.ofSeconds(2));
        door = new HttpDoor(DATABASE.vertx(), settings, Contract.load(), callers, new SimpleMeterRegistry());
        Sessions sessions = new Sessions(db, callers, clock, random, true);
        List<Routes> rooms = List.of(
                new SessionRoutes(db, sessions, callers, audit),
                new WelcomeRoutes(db, sessions, callers, audit, clock),
                new InvitationRoutes(db, ids, audit, random, clock, URI.create("https://cards.example")),
                new BrandRoutes(db, ids, audit),
                new UserRoutes(db, ids, audit, callers),
                new ApiKeyRoutes(db, ids, audit, callers, clock, random),
                new SenderRoutes(db, ids, audit, new SenderStore(db)));
        rooms.forEach(room -> room.register(door));
        door.listen();
    }

    @AfterAll
    static void close() {
        door.close();
        ids.close();
    }

    @Test
    void theFirstStartHappensOnce() {
        assertThat(new FirstStart(DATABASE.db(), ids, new SecureRandom())
                        .run("again", ZoneId.of("UTC"), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void theFirstPasswordSignsInAndTheSessionEndsWithSignOut() {
        HttpResponse<String> in = signIn(first.email(), first.password(), "10.0.0.1");
        JsonNode session = json(in, 200);
        assertThat(session.at("/user/role").asText()).isEqualTo("admin");
        assertThat(session.at("/brand/name").asText()).isEqualTo("晨光");
        String setCookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(setCookie).contains("HttpOnly", "SameSite=Lax", "Secure");
        String cookie = setCookie.substring(0, setCookie.indexOf(';'));
        assertThat(send(request("/v1/session").header("Cookie", cookie)).statusCode())
                .isEqualTo(200);
        var out = request("/v1/session").header("Cookie", cookie).DELETE();
        assertThat(send(out).statusCode()).isEqualTo(403);
        assertThat(send(out.header("X-CSRF-Token", session.at("/csrfToken").asText()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(request("/v1/session").header("Cookie", cookie)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTypingMistakeOfEachColleagueKeepsNobodyOutButManyWrongPasswordsCloseTheDoorForThatClientOnly() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("nobody" + i + "@x", "wrong", "10.0.0.2").statusCode())
                    .isEqualTo(401);
        }
        assertThat(signIn(first.email(), first.password(), "10.0.0.2").statusCode())
                .isEqualTo(200);
        failures("10.0.0.2", 90);
        HttpResponse<String> closed = signIn(first.email(), first.password(), "10.0.0.2");
        assertThat(closed.statusCode()).isEqualTo(429);
        assertThat(closed.headers().firstValue("Retry-After")).isPresent();
        assertThat(signIn(first.email(), first.password(), "10.0.0.3").statusCode())
                .isEqualTo(200);
    }

    /** As many wrong passwords from there, without the time that looking at them takes. */
    private static void failures(String client, int count) {
        Throttle throttle = new Throttle(DATABASE.db());
        for (int i = 0; i < count; i++) {
            throttle.failed(List.of(Throttle.client(client)));
        }
    }

    @Test
    void whatIsTriedAtTheSameTimeIsCountedToo() {
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 30)
                    .mapToObj(i -> threads.submit(
                            () -> signIn("target@x", "wrong", "10.0.1." + i).statusCode()))
                    .toList()
                    .stream()
                    .map(BrandTest::result)
                    .toList();
        }
        // Two are looked at at a time: the last of them may have begun before the tenth failure.
        assertThat(answers).contains(429).filteredOn(status -> status == 401).hasSizeBetween(10, 11);
    }

    private static int result(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoIsBehindTheProxyIsToldByTheProxyAloneWhateverTheClientWrites() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("any" + i + "@x", "wrong", "10.9.9." + i, "10.0.0.4")
                            .statusCode())
                    .isEqualTo(401);
        }
        failures("10.0.0.4", 90);
        assertThat(signIn(first.email(), first.password(), "10.9.9.99", "10.0.0.4")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void aTestKeyGetsNobodyInAndNobodyOut() {
        JsonNode me = json(get("/v1/users", first.liveKey()), 200).at("/items/0");
        String user = "/v1/users/" + me.path("id").asText();
        String live = "";
        for (JsonNode key : json(get("/v1/api-keys", first.liveKey()), 200).path("items")) {
            live = key.path("mode").asText().equals("live") ? key.path("id").asText() : live;
        }
        String fresh =
                "{\"email\":\"new@x.example\",\"name\":\"N\",\"role\":\"analyst\",\"password\":\"a long enough one\"}";
        assertThat(post("/v1/users", fresh, first.testKey()).statusCode()).isEqualTo(403);
        assertThat(post("/v1/invitations", "{\"email\":\"new@x.example\",\"role\":\"analyst\"}", first.testKey())
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(user + "/link", "", first.testKey()).statusCode()).isEqualTo(403);
        assertThat(send(request(user)
                                .header("Authorization", "Bearer " + first.testKey())
                                .PUT(BodyPublishers.ofString("{\"password\":\"a long enough one\"}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("/v1/api-keys/" + live)
                                .header("Authorization", "Bearer " + first.testKey())
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/v1/users", first.liveKey()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        JsonNode made = json(
                post(
                        "/v1/api-keys",
                        "{\"name\":\"shop\",\"mode\":\"test\",\"scopes\":[\"settings:read\"]}",
                        first.liveKey()),
                201);
        String secret = made.at("/secret").asText();
        assertThat(secret).startsWith("cw_test_");
        assertThat(get("/v1/senders", secret).statusCode()).isEqualTo(200);
        assertThat(post("/v1/api-keys", "{\"name\":\"x\",\"mode\":\"test\",\"scopes\":[\"sandbox\"]}", secret)
                        .statusCode())
                .isEqualTo(403);
        var revoke = request("/v1/api-keys/" + made.at("/key/id").asText())
                .header("Authorization", "Bearer " + first.liveKey())
                .DELETE();
        assertThat(send(revoke).statusCode()).isEqualTo(204);
        assertThat(get("/v1/senders", secret).statusCode()).isEqualTo(401);
        assertThat(get("/v1/api-keys", first.liveKey()).body())
                .doesNotContain(secret)
                .contains(secret.substring(0, 12));
    }

    @Test
    void aSenderComesBackAsGivenAndItsWordsFollowTheLanguage() {
        String body =
                "{\"name\":\"晨光\",\"signatures\":{\"zh-CN\":\"【晨光】\"},\"sms\":{\"from\":\"10690001\",\"takesReplies\":false}}";
        JsonNode made = json(post("/v1/senders", body, first.liveKey()), 201);
        JsonNode read = json(get("/v1/senders/" + made.at("/id").asText(), first.liveKey()), 200);
        assertThat(read).isEqualTo(made);
        Sender sender = new SenderStore(DATABASE.db())
                .known(Sender.ID.parse(made.at("/id").asText()))
                .orElseThrow();
        assertThat(sender.signature(Locale.forLanguageTag("zh-TW"))).contains("【晨光】");
        assertThat(sender.signature(Locale.ENGLISH)).isEmpty();
        assertThat(sender.address(Channel.SMS)).contains("10690001");
        assertThat(sender.address(Channel.RCS)).isEmpty();
    }

    @Test
    void aSenderThatNoCarrierTakesIsRefusedWithItsFields() {
        JsonNode problem = json(
                post(
                        "/v1/senders",
                        "{\"name\":\"x\",\"sms\":{\"from\":\"twelve-chars\"},\"signatures\":{\"?\":\"x\"}}",
                        first.liveKey()),
                422);
        assertThat(problem.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/sms/from", "/signatures/?");
    }

    @Test
    void oneBrandSeesNothingOfAnother() {
        JsonNode other = json(
                post(
                        "/v1/brands",
                        "{\"name\":\"other\",\"timeZone\":\"Europe/London\",\"locale\":\"en\"}",
                        first.liveKey()),
                201);
        long brand = Brand.ID.parse(other.at("/id").asText());
        String secret = "cw_live_" + new Secrets(new SecureRandom()).fresh();
        new ApiKeyStore(DATABASE.db()).insert(ids.next(), brand, "k", Role.ADMIN.scopes(), secret, Optional.empty());
        JsonNode mine =
                json(post("/v1/senders", "{\"name\":\"s\",\"sms\":{\"from\":\"10690002\"}}", first.liveKey()), 201);
        assertThat(get("/v1/senders/" + mine.at("/id").asText(), secret).statusCode())
                .isEqualTo(404);
        assertThat(json(get("/v1/senders", secret), 200).at("/items")).isEmpty();
        assertThat(json(get("/v1/brands", secret), 200).at("/items")).hasSize(1);
        assertThat(post("/v1/brands", "{\"name\":\"n\",\"timeZone\":\"UTC\",\"locale\":\"en\"}", secret)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void listsGoOnWhereThePageBeforeEnded() {
        for (int i = 0; i < 5; i++) {
            json(
                    post(
                            "/v1/users",
                            "{\"email\":\"u" + i
                                    + "@x.example\",\"name\":\"u\",\"role\":\"designer\",\"password\":\"long enough pw\"}",
                            first.liveKey()),
                    201);
        }
        JsonNode page = json(get("/v1/users?limit=4", first.liveKey()), 200);
        JsonNode rest = json(get("/v1/users?limit=4&cursor=" + page.at("/next").asText(), first.liveKey()), 200);
        assertThat(page.at("/items")).hasSize(4);
        assertThat(rest.at("/items")).hasSize(2);
        assertThat(rest.has("next")).isFalse();
        assertThat(json(get("/v1/audit?limit=1", first.liveKey()), 200)
                        .at("/items/0/action")
                        .asText())
                .isNotEmpty();
    }

    /** @param through each a line of its own */
    private static HttpResponse<String> signIn(String email, String password, String... through) {
        String body =
                Json.object().put("email", email).put("password", password).toString();
        HttpRequest.Builder request = request("/v1/session");
        for (String address : through) {
            request.header("X-Forwarded-For", address);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
    }

    private static HttpResponse<String> get(String path, String key) {
        return send(request(path).header("Authorization", "Bearer " + key));
    }

    private static HttpResponse<String> post(String path, String body, String key) {
        return send(request(path).header("Authorization", "Bearer " + key).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.tree(response.body());
    }
}
