package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.asset.Asset;
import org.cardwire.asset.AssetStore;
import org.cardwire.brand.Audit;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AssetUseRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicLong IDS = new AtomicLong(1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long BRAND = 601;
    private static final String KEY = "cw_live_601";

    @TempDir
    static Path folder;

    private static IdMint mint;
    private static Door door;
    private static AssetStore assets;
    private static TemplateStore templates;

    @BeforeAll
    static void open() {
        var db = DATABASE.db();
        mint = IdMint.open(db, Instant::now);
        db.sql("insert into brand (id, name, time_zone, locale) values (:id, 'b', 'UTC', 'en')")
                .set("id", BRAND)
                .update();
        assets = new AssetStore(db);
        templates = new TemplateStore(db);
        BrandCards cards = new BrandCards(Limits.standard(), assets::known);
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(
                        new TemplateRoutes(templates, cards, () -> NOON, IDS::incrementAndGet),
                        new AssetUseRoutes(
                                db, assets, new AssetUses(db), templates, cards, new Audit(mint), () -> NOON)));
    }

    @AfterAll
    static void close() {
        door.close();
        mint.close();
    }

    private static String picture(String content) {
        long id = IDS.incrementAndGet();
        assets.add(new Asset(
                id,
                BRAND,
                Sha256.of(content),
                content,
                "image/jpeg",
                1,
                2,
                3,
                Optional.empty(),
                Optional.empty(),
                NOON));
        return Asset.ID.of(id);
    }

    private static String template(String name, String... shown) {
        StringBuilder cards = new StringBuilder();
        for (int i = 0; i < shown.length; i++) {
            cards.append(i == 0 ? "" : ",").append("""
                    {"id":"c%d","title":"Hi","media":{"asset":"%s","focus":{"x":0.2,"y":0.3}},"buttons":[]}""".formatted(i + 1, shown[i]));
        }
        String body = """
                {"name":"%s","card":{"version":1,"kind":"service","locale":"en","layout":"%s","cards":[%s]}}""".formatted(name, shown.length > 1 ? "carousel" : "card", cards);
        return door.json(201, "POST", "/v1/templates", body, KEY).path("id").asText();
    }

    private static JsonNode replace(String old, String by, String more) {
        return door.json(200, "POST", "/v1/assets/" + old + "/replace", "{\"by\":\"" + by + "\"" + more + "}", KEY);
    }

    @Test
    void anotherAssetTakesItsPlaceInEachTemplateThatShowsItAndFocusAndOthersStay() {
        String old = picture("old");
        String next = picture("next");
        String other = picture("other");
        String one = template("One", old, other, old);
        String two = template("Two", old);
        String three = template("Three", other);

        JsonNode done = replace(old, next, "");

        assertThat(Door.each(done.path("replaced"), "name")).containsExactlyInAnyOrder("One", "Two");
        assertThat(done.at("/replaced/0/before").asInt()).isEqualTo(1);
        assertThat(done.path("left")).isEmpty();
        JsonNode card = door.get("/v1/templates/" + one, KEY);
        assertThat(card.path("version").asInt()).isEqualTo(2);
        assertThat(card.at("/card/cards").findValuesAsText("asset")).containsExactly(next, other, next);
        assertThat(card.at("/card/cards/0/media/focus/x").asDouble()).isEqualTo(0.2);
        assertThat(door.get("/v1/templates/" + three, KEY).path("version").asInt())
                .isEqualTo(1);
        assertThat(door.get("/v1/templates/" + two + "/versions/1", KEY)
                        .at("/card/cards")
                        .findValuesAsText("asset"))
                .containsExactly(old);
        JsonNode uses = door.get("/v1/assets/" + old + "/uses", KEY).path("items");
        assertThat(Door.each(uses, "now")).containsOnly("false");
        assertThat(Door.each(uses, "lastVersion")).containsOnly("1");
    }

    @Test
    void onlyTheTemplatesThatAreNamedChangeAndWhatWasPutAwayStays() {
        String old = picture("old of some");
        String next = picture("next of some");
        String one = template("Named", old);
        template("Not named", old);
        String gone = template("Put away", old);
        door.json(204, "DELETE", "/v1/templates/" + gone, "", KEY);

        JsonNode done = replace(old, next, ",\"templates\":[\"" + one + "\",\"" + gone + "\"]");

        assertThat(Door.each(done.path("replaced"), "name")).containsExactly("Named");
    }

    @Test
    void anAssetThatIsNotThereIsRefusedAndChangesNothing() {
        String old = picture("kept");
        String one = template("Kept", old);

        JsonNode refused =
                door.json(422, "POST", "/v1/assets/" + old + "/replace", "{\"by\":\"ast_0000000000zzz\"}", KEY);

        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/by");
        assertThat(door.get("/v1/templates/" + one, KEY).path("version").asInt())
                .isEqualTo(1);
        assertThat(door.call("GET", "/v1/assets/" + old + "/uses", "", "cw_live_602", "en")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Json.write(refused)).contains("upload it first");
    }
}
