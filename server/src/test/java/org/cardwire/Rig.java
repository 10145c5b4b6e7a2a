package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cardwire.brand.FirstStart;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.fixtures.time.RealTime;
import org.cardwire.link.Link;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** A whole server on a test's database, with simulated carriers beside it, driven over REST as a brand would. */
final class Rig implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final PublicId MESSAGE = new PublicId("msg");
    private static final int A_MEGABYTE = 1 << 20;

    final Carriers carriers;
    private final TestDatabase database;
    private final Path folder;
    private final Map<String, String> told;
    private final FirstStart.Credentials credentials;
    private int slots = 2;
    private Server server;

    Rig(TestDatabase database, Path folder) {
        this(database, folder, Map.of());
    }

    /** @param told settings beside the usual ones */
    Rig(TestDatabase database, Path folder, Map<String, String> told) {
        this.database = database;
        this.folder = folder;
        this.told = told;
        carriers = Carriers.start(Demo.settings(), new RealTime(InstantSource.system()));
        server = start();
        credentials = server.firstCredentials().orElseThrow();
        addSender();
        saveLinks();
        server.engine().links.refresh();
        await(
                "links up",
                () -> server.engine().links.all().stream().allMatch(link -> link.usable()),
                () -> server.engine().links.all().stream()
                        .map(link -> link.link().name() + ": " + link.state())
                        .toList()
                        .toString());
        registerWebhook();
    }

    private Server start() {
        return Server.start(AppConfig.read(environment(database.url())));
    }

    /** What a server of this rig is told, for one in another process too. */
    Map<String, String> environment(String databaseUrl) {
        Map<String, String> all = new HashMap<>(told);
        all.putAll(Map.of(
                "DATABASE_URL",
                databaseUrl,
                "CARDWIRE_DATA_DIR",
                folder.resolve("data").toString(),
                "CARDWIRE_KEY_FILE",
                folder.resolve("keys").toString(),
                "CARDWIRE_SANDBOX",
                "false",
                "CARDWIRE_LEASE",
                "6s",
                "CARDWIRE_PORT",
                "0"));
        return all;
    }

    private void addSender() {
        long brand = database.db()
                .sql("select id from brand")
                .one(row -> row.getLong("id"))
                .orElseThrow();
        new SenderStore(database.db())
                .insert(
                        database.db(),
                        4711,
                        brand,
                        "Test",
                        new Sender.Words(
                                Map.of("", "Acme: ", "zh", "【示例】"),
                                Map.of("", "STOP to end", "zh", "拒收请回复R"),
                                Map.of()),
                        new Sender.Addresses(
                                Optional.of(new Sender.Rcs(Demo.RCS)),
                                Optional.of(new Sender.Number("60777", true)),
                                Optional.of(new Sender.Number("60777", true))));
    }

    private void saveLinks() {
        linksTo(address("smpp").getPort(), address("rcs").getPort());
        for (String account : List.of(Demo.MMS, Demo.MMS_SMALL)) {
            saveLink(
                    account,
                    "mm7",
                    account.equals(Demo.MMS) ? List.of() : List.of("+4477009001"),
                    Map.of(
                            "url",
                            address("mm7").toString(),
                            "vasp-id",
                            account,
                            "username",
                            account,
                            "password",
                            Demo.PASSWORD));
            carriers.listensAt("mm7", account, URI.create(server.url() + "/carrier/" + account));
        }
    }

    /** Lets the links lead straight to the carriers, or through proxies before them. */
    void linksTo(int smppPort, int rcsPort) {
        for (String account : List.of(Demo.SMS, Demo.SMS_THROTTLING)) {
            saveLink(
                    account,
                    "smpp",
                    account.equals(Demo.SMS) ? List.of() : List.of("+4477009002"),
                    smpp(account, smppPort));
        }
        saveLink(
                Demo.RCS,
                "rbm",
                List.of(),
                Map.of(
                        "agent",
                        Demo.RCS,
                        "service-account",
                        carriers.rcs().serviceAccountKeyFile(),
                        "client-token",
                        Demo.RCS_CLIENT_TOKEN,
                        "base-url",
                        "http://127.0.0.1:" + rcsPort));
    }

    /** Tells the RCS platform where this server listens. */
    void registerWebhook() {
        URI webhook = URI.create(server.url() + "/carrier/" + Demo.RCS);
        assertThat(carriers.listensAt("rcs", Demo.RCS, webhook)
                        .toCompletableFuture()
                        .join())
                .isTrue();
    }

    void saveLink(String name, String kind, List<String> prefixes, Map<String, String> settings) {
        saveLink(name, kind, prefixes, 0, settings);
    }

    /** Lets the SMS link take no more than so many a second on each node. */
    void slowDown(double perSecond) {
        saveLink(
                Demo.SMS,
                "smpp",
                List.of(),
                perSecond,
                smpp(Demo.SMS, address("smpp").getPort()));
        server.engine().links.refresh();
    }

    /** Lets one node at a time have the SMS link; this server has it already. */
    void keepSmsLink() {
        slots = 1;
        slowDown(0);
    }

    private static Map<String, String> smpp(String account, int port) {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(port),
                "system-id",
                account,
                "password",
                Demo.PASSWORD,
                "window",
                "100");
    }

    private void saveLink(
            String name, String kind, List<String> prefixes, double perSecond, Map<String, String> settings) {
        server.engine()
                .linkStore
                .save(
                        name,
                        kind,
                        true,
                        false,
                        new Link.Traits(
                                prefixes,
                                0,
                                perSecond,
                                A_MEGABYTE,
                                Concatenation.UDH_8BIT,
                                Link.InDoubt.HOLD,
                                slots,
                                Optional.empty()),
                        settings);
    }

    URI address(String what) {
        URI address = carriers.addresses().get(what);
        assertThat(address).as(what).isNotNull();
        return address;
    }

    Server server() {
        return server;
    }

    void stop() {
        server.close();
    }

    /** Starts a new server on the same database and keys. */
    void startAgain() {
        server = start();
    }

    /** A text-only card of that kind for those numbers, by SMS alone. */
    static ObjectNode sms(String kind, String text, String... to) {
        ObjectNode body = Json.object();
        var numbers = body.putArray("to");
        List.of(to).forEach(numbers::add);
        body.putObject("card")
                .put("version", 1)
                .put("kind", kind)
                .put("locale", "en")
                .put("layout", "card")
                .put("text", text)
                .putArray("cards");
        body.putArray("chain").addObject().put("channel", "sms");
        return body;
    }

    String testKey() {
        return credentials.testKey();
    }

    HttpResponse<String> post(String path, JsonNode body, String... headers) {
        return post(request(path), body, headers);
    }

    /** The same with the live key. */
    HttpResponse<String> postLive(String path, JsonNode body, String... headers) {
        return postAs(credentials.liveKey(), path, body, headers);
    }

    /** The same with another key. */
    HttpResponse<String> postAs(String key, String path, JsonNode body, String... headers) {
        return post(request(path).setHeader("Authorization", "Bearer " + key), body, headers);
    }

    private static HttpResponse<String> post(HttpRequest.Builder request, JsonNode body, String... headers) {
        request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Any body with the live key, under that Idempotency-Key. */
    HttpResponse<String> postOnce(String path, String key, BodyPublisher body) {
        return send(request(path)
                .setHeader("Authorization", "Bearer " + credentials.liveKey())
                .header("Idempotency-Key", key)
                .POST(body));
    }

    /** Sends to another server of this database, and gives how many messages it accepted. */
    int acceptedBy(URI other, JsonNode body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(other + "/v1/messages"))
                .header("Authorization", "Bearer " + credentials.testKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.tree(answer.body()).path("messages").size();
    }

    /** Any call of the key, in that language. */
    HttpResponse<String> call(String method, String path, BodyPublisher body, String language) {
        return send(request(path).header("Accept-Language", language).method(method, body));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + credentials.testKey())
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends and gives the ids of the accepted messages. */
    List<Long> accepted(JsonNode body, String... headers) {
        HttpResponse<String> answer = post("/v1/messages", body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.tree(answer.body()).path("messages").findValuesAsText("id").stream()
                .map(MESSAGE::parse)
                .toList();
    }

    List<Received> received(String number) {
        return carriers.world().wall().messages(PhoneNumber.parse(number));
    }

    /** As if the number had sent this word. */
    void optOut(String number, String word) {
        Engine engine = server.engine();
        var msisdn = new org.cardwire.carrier.spi.Msisdn(number);
        long brand = database.db()
                .sql("select id from brand")
                .one(row -> row.getLong("id"))
                .orElseThrow();
        engine.optOuts.add(new org.cardwire.compliance.OptOut(
                brand,
                engine.personal.key(msisdn),
                0,
                engine.personal.seal(brand, msisdn),
                word,
                "keyword",
                Optional.empty(),
                Instant.now()));
    }

    String outcome(long message) {
        return database.db()
                .sql("select rank from outcome where message_id = :id")
                .set("id", message)
                .one(row -> org.cardwire.message.Outcome.ofRank(row.getInteger("rank"))
                        .map(Enum::name)
                        .orElse("PART"))
                .orElse("NONE");
    }

    static void await(String what, BooleanSupplier done) {
        await(what, done, () -> "");
    }

    static void await(String what, BooleanSupplier done, Supplier<String> state) {
        Instant until = Instant.now().plusSeconds(60);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now())
                    .as(() -> "waited a minute for " + what + " " + state.get())
                    .isBefore(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        server.close();
        carriers.close();
    }
}
