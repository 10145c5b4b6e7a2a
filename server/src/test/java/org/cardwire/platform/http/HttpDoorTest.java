package org.cardwire.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpDoorTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static HttpDoor door;

    /** One key with every scope, one without any, and one session. */
    private static final Authenticator WHO = new Authenticator() {
        @Override
        public Optional<Principal> byApiKey(String key) {
            return switch (key) {
                case "all" ->
                    Optional.of(principal(
                            "key_all", Set.of("messages:send", "messages:read", "content:write"), Optional.empty()));
                case "none" -> Optional.of(principal("key_none", Set.of(), Optional.empty()));
                case "greedy" -> Optional.of(principal("key_greedy", Set.of("messages:read"), Optional.empty()));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Principal> bySession(String cookie) {
            return cookie.equals("open")
                    ? Optional.of(principal("usr_1", Set.of("messages:send"), Optional.of("token")))
                    : Optional.empty();
        }

        private Principal principal(String actor, Set<String> scopes, Optional<String> csrf) {
            return new Principal(1, actor, false, scopes, csrf);
        }
    };

    @BeforeAll
    static void open() {
        door = new HttpDoor(VERTX, settings(0), Contract.load(), WHO, new SimpleMeterRegistry());
        door.on("sendMessage", call -> Answer.accepted(call.body()));
        door.on("sendBatch", call -> Answer.accepted(List.of("batch")));
        door.on("getMessage", call -> Answer.ok(List.of(call.path("message"))));
        door.on("listMessages", call -> Answer.ok(List.of(call.limit())));
        door.on("cancelMessage", _ -> {
            throw new IllegalStateException("a defect");
        });
        door.on("uploadAsset", call -> {
            try {
                return Answer.created(List.of(Files.size(call.upload())));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        door.on("signIn", call -> Answer.ok(call.body()));
        door.open("POST", "/door/:name", 10, call -> Answer.bytes("text/plain", call.bytes()));
        door.openToCarriers("POST", "/carrier/:link", 10, _ -> true, call -> Answer.bytes("text/plain", call.bytes()));
        door.listen();
    }

    private static HttpSettings settings(int port) {
        return new HttpSettings(
                "127.0.0.1",
                port,
                Optional.empty(),
                false,
                Optional.empty(),
                100_000,
                1_000_000,
                folder,
                16,
                new RateLimits.Rate(0.001, 200),
                Duration.ofSeconds(2));
    }

    @AfterAll
    static void close() {
        door.close();
        VERTX.close().await();
    }

    @Test
    void everythingWrongIsToldAtOnceWithPointersInTheCallersLanguage() {
        String body =
                "{\"to\": 5, \"colour\": \"red\", \"chain\": [{\"channel\": \"fax\"}], \"sendAt\": \"soon\", \"clientRef\": \""
                        + "x".repeat(101) + "\"}";
        JsonNode problem = json(post("/v1/messages", body, r -> r.header("Accept-Language", "zh-CN,en;q=0.5")), 422);
        assertThat(problem.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/to", "/colour", "/chain/0/channel", "/sendAt", "/clientRef");
        assertThat(problem.at("/title").asText()).isEqualTo("有 5 处需要修改");
        JsonNode english = json(post("/v1/messages", "{}", r -> r), 422);
        assertThat(english.at("/errors/0/pointer").asText()).isEqualTo("/to");
        assertThat(english.at("/errors/0/detail").asText()).isEqualTo("Required");
    }

    @Test
    void whatFitsTheContractReachesTheHandlerAsSent() {
        String body = "{\"to\":[\"+447700900001\"],\"variables\":{\"name\":\"李雷\"}}";
        assertThat(json(post("/v1/messages", body, r -> r), 202).toString()).isEqualTo(body);
    }

    @Test
    void brokenJsonIsToldWithItsPlace() {
        assertThat(json(post("/v1/messages", "{\"to\":\n nonsense", r -> r), 400)
                        .at("/title")
                        .asText())
                .contains("line 2");
        assertThat(json(post("/v1/messages", "{\"to\":\"a\",\"to\":\"b\"}", r -> r), 400)
                        .at("/status")
                        .asInt())
                .isEqualTo(400);
        assertThat(json(post("/v1/messages", "[".repeat(50_000), r -> r), 400)
                        .at("/status")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void aLiteralPathIsNotTakenForAnId() {
        assertThat(post("/v1/messages/batch", "{\"items\":[{}]}", r -> r).body())
                .isEqualTo("[\"batch\"]");
    }

    @Test
    void parametersAreCheckedToo() {
        assertThat(get("/v1/messages?limit=20").body()).isEqualTo("[20]");
        JsonNode problem = json(get("/v1/messages?limit=1000&sort=up"), 422);
        assertThat(problem.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("#query/limit", "#query/sort");
        assertThat(get("/v1/messages/msg_0000000000001").statusCode()).isEqualTo(200);
        assertThat(get("/v1/messages/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotIsToldWhatIsMissing() {
        assertThat(json(send(request("/v1/messages")), 401).at("/type").asText())
                .endsWith("unauthenticated");
        assertThat(json(send(request("/v1/messages").header("Authorization", "Bearer wrong")), 401))
                .isNotNull();
        assertThat(json(send(request("/v1/messages").header("Authorization", "Bearer none")), 403)
                        .at("/title")
                        .asText())
                .contains("messages:read");
    }

    @Test
    void aSessionThatChangesSomethingNeedsItsToken() {
        var forged = request("/v1/messages")
                .header("Cookie", "cw_session=open")
                .POST(BodyPublishers.ofString("{\"to\":\"+447700900001\"}"));
        assertThat(json(send(forged), 403).at("/type").asText()).endsWith("csrf");
        assertThat(send(forged.header("X-CSRF-Token", "token")).statusCode()).isEqualTo(202);
    }

    @Test
    void aCallerWhoAsksTooOftenIsToldWhenToComeBack() {
        HttpResponse<String> last = null;
        for (int i = 0; i < 201; i++) {
            last = send(request("/v1/messages").header("Authorization", "Bearer greedy"));
        }
        assertThat(json(last, 429).at("/type").asText()).endsWith("too-many-requests");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/v1/messages").headers().firstValue("RateLimit")).isPresent();
    }

    @Test
    void bodiesOverTheLimitAreRefusedWhetherTheyTellTheirLengthOrNot() {
        assertThat(post("/v1/messages", "x".repeat(100_001), r -> r).statusCode())
                .isEqualTo(413);
        var chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[1_000_001]));
        assertThat(upload(chunked).statusCode()).isEqualTo(413);
        assertThat(upload(BodyPublishers.ofByteArray(new byte[1_000_000])).body())
                .isEqualTo("[1000000]");
        assertThat(folder).isEmptyDirectory();
    }

    private static HttpResponse<String> upload(HttpRequest.BodyPublisher body) {
        return send(request("/v1/assets").header("Authorization", "Bearer all").POST(body));
    }

    @Test
    void aDefectIsAnsweredWithoutItsInside() {
        JsonNode problem = json(post("/v1/messages/msg_0000000000001/cancel", "", r -> r), 500);
        assertThat(problem.toString()).doesNotContain("defect");
        assertThat(problem.at("/instance").asText()).startsWith("urn:uuid:");
    }

    @Test
    void openDoorsTakeBytesUpToTheirLimit() {
        assertThat(send(request("/door/x").POST(BodyPublishers.ofString("0123456789")))
                        .body())
                .isEqualTo("0123456789");
        assertThat(send(request("/door/x").POST(BodyPublishers.ofString("0123456789a")))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void whoeverSendsSlowlyWithoutANameKeepsNobodyElseOut() throws IOException, InterruptedException {
        whileSlowlySent("/door/x", () -> {
            assertThat(get("/v1/messages").statusCode()).isEqualTo(200);
            assertThat(posted("/carrier/x")).isEqualTo(200);
            assertThat(posted("/door/y")).isEqualTo(503);
        });
    }

    @Test
    void aCarrierThatSendsSlowlyKeepsNobodyElseOut() throws IOException, InterruptedException {
        whileSlowlySent("/carrier/x", () -> {
            assertThat(get("/v1/messages").statusCode()).isEqualTo(200);
            assertThat(posted("/door/x")).isEqualTo(200);
            assertThat(posted("/carrier/y")).isEqualTo(503);
        });
    }

    private static int posted(String path) {
        return send(request(path).POST(BodyPublishers.ofString("123456789"))).statusCode();
    }

    private static void whileSlowlySent(String path, Runnable check) throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        CountDownLatch sentAway = new CountDownLatch(28);
        try {
            for (int i = 0; i < 32; i++) {
                Socket one = new Socket("127.0.0.1", door.port());
                slow.add(one);
                one.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n123")
                                .getBytes(StandardCharsets.US_ASCII));
                Thread.ofVirtual().start(() -> awaitAnswer(one, sentAway));
            }
            assertThat(sentAway.await(60, TimeUnit.SECONDS))
                    .as("all but a quarter of the sixteen places")
                    .isTrue();
            check.run();
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    private static void awaitAnswer(Socket client, CountDownLatch answered) {
        try {
            if (client.getInputStream().read() >= 0) {
                answered.countDown();
            }
        } catch (IOException e) {
            return; // the test is over
        }
    }

    @Test
    void aLineBreakAtTheEndIsPartOfAValue() {
        assertThat(get("/v1/messages?submission=sub_0000000000001").statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/messages?submission=sub_0000000000001%0A").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoSignsInBringsFewBytes() {
        String body = "{\"email\":\"a@b.example\",\"password\":\"" + "x".repeat(20_000) + "\"}";
        assertThat(send(request("/v1/session").POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void theContractAndItsPageAreServedWithoutAnythingFromOutside() {
        assertThat(json(get("/openapi.json"), 200).at("/openapi").asText()).isEqualTo("3.1.0");
        String page = get("/docs").body();
        assertThat(page).contains("id=\"sendMessage\"", "id=\"schema-Send\"").doesNotContain("<script", "src=");
        assertThat(json(get("/nowhere"), 404)).isNotNull();
    }

    @Test
    void scriptsComePackedToWhoTakesThatAndPlainToWhoDoesNot() throws IOException, InterruptedException {
        String plain = send(request("/assets/example.js")).body();
        assertThat(plain).contains("a script of the test");
        for (int time = 0; time < 2; time++) {
            HttpResponse<byte[]> packed = CLIENT.send(
                    request("/assets/example.js")
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
            assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(plain);
        }
        HttpRequest.Builder missing = request("/assets/missing.js").header("Accept-Encoding", "gzip");
        assertThat(send(missing).statusCode()).isEqualTo(404);
    }

    @Test
    void aPortInUseIsNamedWithItsRemedy() {
        Vertx other = Vertx.vertx(); // servers of one Vert.x would share the port
        try (HttpDoor second =
                new HttpDoor(other, settings(door.port()), Contract.load(), WHO, new SimpleMeterRegistry())) {
            assertThatThrownBy(second::listen)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("Port " + door.port())
                    .hasMessageContaining("CARDWIRE_PORT");
        } finally {
            other.close().await();
        }
    }

    @Test
    void aHandlerForAnOperationThatIsNotInTheContractIsADefect() {
        assertThatThrownBy(() -> door.on("sendFax", _ -> Answer.noContent())).hasMessageContaining("sendFax");
        assertThat(door.unanswered()).contains("preview").doesNotContain("sendMessage");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
    }

    private static HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer all"));
    }

    private static HttpResponse<String> post(String path, String body, UnaryOperator<HttpRequest.Builder> more) {
        return send(
                more.apply(request(path).header("Authorization", "Bearer all").POST(BodyPublishers.ofString(body))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.tree(response.body());
    }
}
