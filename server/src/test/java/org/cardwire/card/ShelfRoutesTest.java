package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.cardwire.brand.Audit;
import org.cardwire.fitting.Glances;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ShelfRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicLong IDS = new AtomicLong(1);
    private static final AtomicInteger BRANDS = new AtomicInteger(500);
    private static final AtomicLong SECONDS = new AtomicLong();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    static Path folder;

    private static IdMint mint;
    private static Door door;
    private static AssetUses uses;

    private final String key = "cw_live_" + BRANDS.incrementAndGet();

    @BeforeAll
    static void open() {
        var db = DATABASE.db();
        mint = IdMint.open(db, Instant::now);
        TemplateStore templates = new TemplateStore(db);
        uses = new AssetUses(db);
        BrandCards cards = new BrandCards(Limits.standard(), (_, assets) -> assets);
        Glances looks = new Glances(Limits.standard());
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(
                        new TemplateRoutes(
                                templates,
                                cards,
                                () -> NOON.plusSeconds(SECONDS.incrementAndGet()),
                                IDS::incrementAndGet),
                        new ShelfRoutes(db, templates, Limits.standard(), looks, new Audit(mint))));
    }

    @BeforeEach
    void addBrand() {
        DATABASE.db()
                .sql("insert into brand (id, name, time_zone, locale) values (:id, 'b', 'UTC', 'en')")
                .set("id", brand())
                .update();
    }

    @AfterAll
    static void close() {
        door.close();
        mint.close();
    }

    private JsonNode made(String name, String folder, String... tags) {
        ObjectNode body = input(name, "double-eleven").put("folder", folder);
        List.of(tags).forEach(body.putArray("tags")::add);
        return door.json(201, "POST", "/v1/templates", body.toString(), key);
    }

    private static ObjectNode input(String name, String sample) {
        ObjectNode body = Json.object().put("name", name);
        body.set("card", Json.tree(new String(Samples.bytes(sample), StandardCharsets.UTF_8)));
        return body;
    }

    private List<String> names(String query) {
        return Door.each(door.get("/v1/templates?" + query, key).path("items"), "name");
    }

    private void file(int status, String change, String... templates) {
        ObjectNode body = (ObjectNode) Json.tree(change);
        List.of(templates).forEach(body.putArray("templates")::add);
        door.json(status, "PATCH", "/v1/templates", body.toString(), key);
    }

    @Test
    void templatesAreFoundByPartOfTheNameByTagAndByFolderWithTheFoldersInIt() {
        made("Autumn 100%", "Shop/Autumn", "sale");
        made("Winter", "Shop", "Sale", "mail");
        made("Codes", "");

        assertThat(names("search=100%25")).containsExactly("Autumn 100%");
        assertThat(names("search=SAL")).containsExactly("Winter", "Autumn 100%");
        assertThat(names("folder=Shop")).containsExactly("Winter", "Autumn 100%");
        assertThat(names("folder=Shop/Autumn")).containsExactly("Autumn 100%");
        assertThat(names("folder=Sho")).isEmpty();
        assertThat(names("tag=mail")).containsExactly("Winter");

        JsonNode outline = door.get("/v1/template-outline", key);
        assertThat(Door.each(outline.path("folders"), "path")).containsExactly("Shop", "Shop/Autumn");
        assertThat(Door.each(outline.path("tags"), "name")).containsExactly("sale", "mail");
        assertThat(outline.path("templates").asInt()).isEqualTo(3);
    }

    @Test
    void everyOrderIsReadPageByPageToItsEnd() {
        made("b", "");
        JsonNode a = made("a", "");
        made("c", "");
        made("A second", "");
        save(
                "/v1/templates/" + a.path("id").asText(),
                "\"1\"",
                input("a", "otp").toString());

        assertThat(pages("newest")).containsExactly("A second", "c", "a", "b");
        assertThat(pages("updated")).containsExactly("a", "A second", "c", "b");
        assertThat(pages("name")).containsExactly("a", "A second", "b", "c");
    }

    private List<String> pages(String sort) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = door.get("/v1/templates?limit=1&sort=" + sort + cursor, key);
            all.addAll(Door.each(page.path("items"), "name"));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void severalAreMovedTaggedAndPutAwayAtOnceAndBroughtBackWithoutAVersion() {
        String one = made("One", "Old", "keep", "drop").path("id").asText();
        String two = made("Two", "").path("id").asText();

        file(204, "{\"folder\":\"New/Here\",\"addTags\":[\"Fresh\"],\"removeTags\":[\"drop\"]}", one, two);
        JsonNode filed = door.get("/v1/templates/" + one, key);
        assertThat(filed.path("folder").asText()).isEqualTo("New/Here");
        assertThat(filed.path("tags")).hasToString("[\"fresh\",\"keep\"]");
        assertThat(filed.path("version").asInt()).isEqualTo(1);

        file(204, "{\"archived\":true}", one, two);
        assertThat(names("")).isEmpty();
        assertThat(names("archived=true")).containsExactly("Two", "One");
        assertThat(door.get("/v1/template-outline", key).path("archived").asInt())
                .isEqualTo(2);
        file(204, "{\"archived\":false}", one);
        assertThat(names("folder=New")).containsExactly("One");
        assertThat(DATABASE.db()
                        .sql("select action from audit where brand = :brand order by id")
                        .set("brand", brand())
                        .list(row -> row.getString("action")))
                .containsExactly("template.filed", "template.archived", "template.restored");
    }

    @Test
    void oneUnknownTemplateAmongSeveralIsNamedAndNothingIsFiled() {
        String one = made("One", "").path("id").asText();
        ObjectNode body = Json.object().put("folder", "X");
        body.putArray("templates").add(one).add("tpl_0000000000000");

        JsonNode refused = door.json(422, "PATCH", "/v1/templates", body.toString(), key);

        assertThat(Door.each(refused.path("errors"), "pointer")).containsExactly("/templates/1");
        assertThat(names("folder=X")).isEmpty();
        assertThat(door.call("PATCH", "/v1/templates", body.toString(), "cw_live_77_content:read", "en")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFolderIsAPathOfNamesAndATemplateHasAtMostTwentyTags() {
        String one = made("One", "").path("id").asText();
        for (String bad : List.of("/Shop", "Shop/", "a//b", " a", "a/b/c/d")) {
            file(422, Json.object().put("folder", bad).toString(), one);
        }
        file(
                204,
                "{\"addTags\":"
                        + Json.write(
                                IntStream.range(0, 20).mapToObj(i -> "t" + i).toList()) + "}",
                one);
        file(422, "{\"addTags\":[\"one more\"]}", one);
    }

    @Test
    void aLookIsWhatAnRcsHandsetWouldShowWithSamplesAndSmallPictures() {
        ObjectNode body = input("Look", "three-photo-carousel");
        door.json(201, "POST", "/v1/templates", body.toString(), key);

        assertThat(door.get("/v1/templates", key).at("/items/0").has("look")).isFalse();
        JsonNode look = door.get("/v1/templates?looks=true", key).at("/items/0/look");
        assertThat(look.path("form").asText()).isEqualTo("carousel");
        assertThat(look.path("cards")).hasSize(3);
        assertThat(look.at("/cards/0/picture/url").asText())
                .startsWith("/v1/assets/ast_")
                .endsWith("/thumbnail");
        assertThat(look.toString()).doesNotContain("{{");
    }

    @Test
    void whichVersionsShowAnAssetIsKnownWithoutReadingThem() {
        String asset = "ast_0000000000007";
        String with = body("With", asset);
        JsonNode first = door.json(201, "POST", "/v1/templates", with, key);
        assertThat(uses.namesWith(brand(), 7, 10)).containsExactly("With");

        String path = "/v1/templates/" + first.path("id").asText();
        save(path, "\"1\"", body("With", "ast_0000000000008"));
        assertThat(uses.namesWith(brand(), 7, 10)).isEmpty();
        assertThat(uses.of(brand(), 7, 10))
                .extracting(AssetUses.Use::lastVersion)
                .containsExactly(1);
        assertThat(uses.of(brand(), 8, 10)).extracting(AssetUses.Use::now).containsExactly(true);
        assertThat(uses.of(brand() + 1, 8, 10)).isEmpty();
    }

    private long brand() {
        return Long.parseLong(key.substring(8));
    }

    private void save(String path, String etag, String body) {
        var request = HttpRequest.newBuilder(door.at(path))
                .header("Authorization", "Bearer " + key)
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String body(String name, String asset) {
        return """
                {"name":"%s","card":{"version":1,"kind":"service","locale":"en","layout":"card",
                "cards":[{"id":"c1","title":"Hi","media":{"asset":"%s"},"buttons":[]}]}}""".formatted(name, asset);
    }
}
