package org.cardwire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.cardwire.brand.Audit;
import org.cardwire.brand.BrandStore;
import org.cardwire.brand.FirstStart;
import org.cardwire.carrier.spi.WireLog;
import org.cardwire.fixtures.rcs.ServiceAccountKey;
import org.cardwire.platform.Door;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LinkRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static IdMint ids;
    private static Kinds kinds;
    private static LinkStore store;
    private static OpenLinks open;
    private static Door door;
    private static String key;

    @BeforeAll
    static void open() {
        Db db = DATABASE.db();
        InstantSource clock = InstantSource.system();
        ids = IdMint.open(db, clock);
        new FirstStart(db, ids, new SecureRandom()).run("first", ZoneId.of("UTC"), Locale.ENGLISH);
        key = "cw_live_" + new BrandStore(db).first().orElseThrow().id();
        kinds = new Kinds();
        store = new LinkStore(db, Keyring.random().sealer(), kinds);
        open = new OpenLinks(
                store,
                new Sessions(db, ids.writer()),
                kinds,
                clock,
                _ -> true,
                _ -> _ -> CompletableFuture.completedFuture(null),
                _ -> WireLog.NONE);
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(new LinkRoutes(db, new Audit(ids), store, open, kinds), new CarrierDoor(open)));
    }

    @AfterAll
    static void close() {
        door.close();
        open.close();
        ids.close();
    }

    /** An account at a port where nobody listens. */
    private static String smpp(String name, String settings, String rest) {
        return """
                {"name":"%s","kind":"smpp","settings":{"host":"127.0.0.1","port":"1","system-id":"dawn",%s},
                 "prefixes":["+44"],"priority":3%s}""".formatted(name, settings, rest);
    }

    @Test
    void aLinkComesBackAsGivenButForItsSecretAndOpensAtOnce() {
        String body = smpp(
                "uk-sms",
                "\"password\":\"hunter2\",\"slots\":\"2\"",
                ",\"price\":{\"amount\":\"0.045\",\"currency\":\"GBP\"}");
        JsonNode made = door.json(201, "POST", "/v1/links", body, key);
        assertThat(made.toString()).doesNotContain("hunter2");
        assertThat(made.at("/settings/password").asText()).isEqualTo(LinkReader.STARS);
        assertThat(made.at("/settings/slots").asText()).isEqualTo("2");
        assertThat(made.at("/price/amount").asText()).isEqualTo("0.045");
        assertThat(made.at("/state/state").asText()).isEqualTo("down");
        assertThat(open.find("uk-sms")).isPresent();

        String path = "/v1/links/" + made.path("id").asText();
        String stars = smpp("uk-sms", "\"password\":\"********\"", ",\"enabled\":false");
        JsonNode changed = door.json(200, "PUT", path, stars, key);
        assertThat(changed.at("/state/state").asText()).isEqualTo("disabled");
        assertThat(open.find("uk-sms")).isEmpty();
        assertThat(store.find("uk-sms").orElseThrow().settings()).containsEntry("password", "hunter2");
        assertThat(door.get("/v1/links", key).toString()).contains("uk-sms").doesNotContain("hunter2");

        JsonNode tested = door.json(200, "POST", path + "/test", "", key);
        assertThat(tested.path("ok").asBoolean()).isFalse();
        assertThat(tested.path("code").asText()).isEqualTo("closed");
        assertThat(tested.path("sentence").asText()).contains("disabled");
        assertThat(door.call("POST", path + "/test", "", key, "zh").body()).contains("已停用");
        door.json(204, "DELETE", path, "", key);
        door.json(404, "GET", path, "", key);
    }

    @Test
    void aSecretThatIsNotGivenAgainGoesToNoOtherAccount() {
        String body = smpp("moved", "\"password\":\"hunter2\"", ",\"enabled\":false");
        JsonNode made = door.json(201, "POST", "/v1/links", body, key);
        String path = "/v1/links/" + made.path("id").asText();
        String stars = smpp("moved", "\"password\":\"********\"", ",\"enabled\":false");
        JsonNode refused = door.json(422, "PUT", path, stars.replace("127.0.0.1", "198.51.100.7"), key);
        assertThat(Door.each(refused.path("errors"), "pointer")).containsExactly("/settings/password");
        door.json(422, "PUT", path, stars.replace("\"port\":\"1\"", "\"port\":\"2\""), key);
        door.json(200, "PUT", path, stars.replace("\"port\"", "\"tls\":\"false\",\"port\""), key);
        door.json(422, "PUT", path, stars.replace("\"port\"", "\"tls\":\"true\",\"port\""), key);
        assertThat(store.find("moved").orElseThrow().settings()).containsEntry("host", "127.0.0.1");
        door.json(200, "PUT", path, body.replace("127.0.0.1", "198.51.100.7"), key);
        door.json(204, "DELETE", path, "", key);
    }

    @Test
    void aSecretThatIsNotGivenAgainIsShownToNoOtherHostOfTheSameAccount() {
        String account = ServiceAccountKey.generate("agent@cardwire.example")
                .file(URI.create("http://127.0.0.1:1/token"))
                .toString();
        ObjectNode link = Json.object().put("name", "agent").put("kind", "rbm").put("enabled", false);
        link.putObject("settings")
                .put("agent", "dawn")
                .put("service-account", account)
                .put("client-token", "word");
        String path = "/v1/links/"
                + door.json(201, "POST", "/v1/links", link.toString(), key)
                        .path("id")
                        .asText();
        ObjectNode settings = link.putObject("settings")
                .put("agent", "dawn")
                .put("service-account", LinkReader.STARS)
                .put("client-token", LinkReader.STARS);
        door.json(200, "PUT", path, link.toString(), key);
        for (String address : List.of("token-url", "base-url")) {
            settings.put(address, "https://198.51.100.7");
            JsonNode refused = door.json(422, "PUT", path, link.toString(), key);
            assertThat(Door.each(refused.path("errors"), "pointer"))
                    .containsExactly("/settings/service-account", "/settings/client-token");
            settings.remove(address);
        }
        door.json(204, "DELETE", path, "", key);
    }

    @Test
    void aCallForALinkThatNobodyKnowsIsAnsweredBeforeItsBodyIsRead() throws IOException {
        try (Socket stranger = new Socket("127.0.0.1", door.at("/").getPort())) {
            stranger.setSoTimeout(10_000);
            stranger.getOutputStream()
                    .write("POST /carrier/nobody HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n123"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(stranger.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aTestKeyLeavesLiveLinksAlone() {
        String body = smpp("live-only", "\"password\":\"pw\"", ",\"enabled\":false");
        JsonNode made = door.json(201, "POST", "/v1/links", body, key);
        String path = "/v1/links/" + made.path("id").asText();
        String test = key.replace("live", "test");
        door.json(403, "PUT", path, body, test);
        door.json(403, "POST", path + "/test", "", test);
        door.json(403, "DELETE", path, "", test);
        door.json(204, "DELETE", path, "", key);
    }

    @Test
    void everyBadSettingIsNamedWithItsFieldAndNothingIsStored() {
        String body = smpp("bad", "\"window\":\"many\",\"colour\":\"red\",\"slots\":\"0\"", "");
        JsonNode problem = door.json(422, "POST", "/v1/links", body, key);
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .contains("/settings/window", "/settings/colour", "/settings/slots", "/settings/password");
        assertThat(store.find("bad")).isEmpty();
        JsonNode kind = door.json(422, "POST", "/v1/links", "{\"name\":\"x\",\"kind\":\"fax\",\"settings\":{}}", key);
        assertThat(kind.at("/errors/0/detail").asText()).contains("mm7", "rbm", "smpp");
    }

    @Test
    void onlyTheFirstBrandChangesLinks() {
        door.json(403, "POST", "/v1/links", smpp("theirs", "\"password\":\"x\"", ""), "cw_live_99");
    }

    @Test
    void theKindsTellEverySetting() {
        JsonNode kinds = door.get("/v1/link-kinds", key);
        assertThat(Door.each(kinds.path("items"), "kind")).containsExactly("mm7", "rbm", "smpp");
        assertThat(Door.each(kinds.at("/items/2/settings"), "name"))
                .contains("host", "password", "slots", "concatenation");
    }

    @Test
    void linksOfTheFileAreReadOnlyAndGoWhenTheFileNamesThemNoMore() throws IOException {
        Path file = Files.writeString(
                folder.resolve("links.json"),
                "{\"links\":[" + smpp("from-file", "\"password\":\"pw\"", ",\"enabled\":false,\"mode\":\"test\"")
                        + "]}");
        LinksFile source = new LinksFile(store, kinds);
        source.load(file);
        Link link = store.find("from-file").orElseThrow();
        assertThat(link.live()).isFalse();
        String path = "/v1/links/" + LinkView.ID.of(link.no());
        assertThat(door.get(path, key).path("fromFile").asBoolean()).isTrue();
        door.json(409, "DELETE", path, "", key);
        source.load(Files.writeString(file, "{\"links\":[]}"));
        assertThat(store.find("from-file")).isEmpty();
    }

    @Test
    void aBadFileNamesEveryMistakeAndChangesNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.json"),
                "{\"links\":[" + smpp("good", "\"password\":\"pw\"", "") + "," + smpp("Bad Name", "\"x\":\"y\"", "")
                        + "," + smpp("no-password", "\"window\":\"-\"", "") + "]}");
        assertThatThrownBy(() -> new LinksFile(store, kinds).load(file))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("/links/1/name")
                .hasMessageContaining("/links/2/settings/password")
                .hasMessageContaining("/links/2/settings/window");
        assertThat(store.find("good")).isEmpty();
    }
}
