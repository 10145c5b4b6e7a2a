package org.cardwire.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.asset.AssetStore;
import org.cardwire.asset.Intake;
import org.cardwire.asset.store.Folder;
import org.cardwire.brand.Audit;
import org.cardwire.card.BrandCards;
import org.cardwire.card.Limits;
import org.cardwire.card.ShelfRoutes;
import org.cardwire.card.TemplateRoutes;
import org.cardwire.card.TemplateStore;
import org.cardwire.fitting.Glances;
import org.cardwire.media.Caps;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StarterRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicLong IDS = new AtomicLong(1);
    private static final String SALE = "/v1/starters/retail-sale";

    @TempDir
    static Path folder;

    private static Folder files;
    private static AssetStore assets;
    private static Door door;
    private static IdMint mint;

    @BeforeAll
    static void open() {
        InstantSource clock = InstantSource.system();
        files = new Folder(folder);
        assets = new AssetStore(DATABASE.db());
        BrandCards cards = new BrandCards(Limits.standard(), assets::known);
        TemplateStore store = new TemplateStore(DATABASE.db());
        TemplateRoutes templates = new TemplateRoutes(store, cards, clock, IDS::incrementAndGet);
        Glances looks = new Glances(Limits.standard());
        mint = IdMint.open(DATABASE.db(), clock);
        Intake intake = new Intake(Caps.DEFAULT, files, assets, IDS::incrementAndGet, clock);
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(
                        templates,
                        new StarterRoutes(Starters.standard(), intake, templates, Limits.standard(), looks, clock),
                        new ShelfRoutes(DATABASE.db(), store, Limits.standard(), looks, new Audit(mint))));
    }

    @AfterAll
    static void close() {
        door.close();
        mint.close();
    }

    @Test
    void theListHasTenInTheReadersLanguageWithTheirPictures() throws Exception {
        JsonNode list = door.get("/v1/starters", "cw_live_91");
        assertThat(Door.each(list.path("items"), "name")).hasSize(10).contains("Retail sale", "Travel itinerary");
        assertThat(door.call("GET", "/v1/starters", "", "cw_live_91", "zh").body())
                .contains("家居促销");
        assertThat(list.path("items").findValues("look")).hasSize(10);
        String picture = list.at("/items/0/pictures/ast_sofa").asText();
        assertThat(list.at("/items/0/look/cards").findValuesAsText("url")).contains(picture);
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(door.at(picture))
                                .header("Authorization", "Bearer cw_live_91")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.body()).startsWith(0xFF, 0xD8);
        door.json(404, "GET", SALE + "/pictures/cake.jpg", "", "cw_live_91");
    }

    @Test
    void aStarterBecomesATemplateWithTheBrandsOwnAssetsWhichAreKeptOnce() {
        JsonNode first = door.json(201, "POST", SALE, "", "cw_live_92");
        assertThat(first.path("name").asText()).isEqualTo("Retail sale");
        assertThat(first.path("version").asInt()).isEqualTo(1);
        JsonNode second = door.json(201, "POST", SALE, "", "cw_live_92");
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(second.path("card")).isEqualTo(first.path("card"));
        assertThat(door.get("/v1/templates", "cw_live_92").path("items")).hasSize(2);

        List<String> used = first.path("card").findValuesAsText("asset");
        assertThat(used).hasSize(3).doesNotHaveDuplicates();
        for (String id : used) {
            assertThat(id).matches("ast_[0-9a-z]{13}");
            long asset = org.cardwire.asset.Asset.ID.tryParse(id).orElseThrow();
            assertThat(files.find(assets.original(asset).orElseThrow().sha256()))
                    .isPresent();
            assertThat(assets.find(93, asset)).isEmpty();
        }
    }

    @Test
    void aRepeatOfTheSameCallMakesNoSecondTemplate() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.at("/v1/starters/birthday"))
                .header("Authorization", "Bearer cw_live_94")
                .header("Idempotency-Key", "one")
                .POST(BodyPublishers.noBody())
                .build();
        JsonNode first = Json.tree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
        HttpResponse<String> again = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(Json.tree(again.body())).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(door.get("/v1/templates", "cw_live_94").path("items")).hasSize(1);
    }

    @Test
    void anUnknownStarterAndAKeyThatMayNotWriteAreRefused() {
        door.json(404, "POST", "/v1/starters/none-of-ours", "", "cw_live_95");
        door.json(403, "POST", SALE, "", "cw_live_95_content:read");
    }
}
