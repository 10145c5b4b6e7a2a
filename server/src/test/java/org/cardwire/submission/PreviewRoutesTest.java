package org.cardwire.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cardwire.card.BrandCards;
import org.cardwire.card.Limits;
import org.cardwire.card.Samples;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.WireLog;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Imprint;
import org.cardwire.fitting.Links;
import org.cardwire.fitting.PicturesOnly;
import org.cardwire.fitting.Renditions;
import org.cardwire.link.Kinds;
import org.cardwire.link.LinkStore;
import org.cardwire.link.OpenLinks;
import org.cardwire.link.PriceStore;
import org.cardwire.link.Sessions;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PreviewRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String KEY = "cw_live_71";

    @TempDir
    static Path folder;

    private static OpenLinks open;
    private static Door door;

    private static final class Short implements Links {
        @Override
        public URI cardPage(long message) {
            return URI.create("https://s.example/0000000000000000");
        }

        @Override
        public URI button(long message, int button) {
            return URI.create("https://s.example/000000000000000" + button);
        }
    }

    /** One sender, and the double-eleven card as the only template. */
    private static final class Brand implements SenderFacts.Directory {
        @Override
        public Optional<SenderFacts> find(long brand, long id) {
            return id == 7 ? first(brand) : Optional.empty();
        }

        @Override
        public Optional<SenderFacts> first(long brand) {
            return Optional.of(new SenderFacts(7, new Imprint(Map.of("zh-CN", "【晨光】"), Map.of(), false)));
        }
    }

    @BeforeAll
    static void open() {
        DATABASE.db()
                .sql("insert into brand (id, name, time_zone, locale) values (71, 'b', 'UTC', 'en')")
                .update();
        Kinds kinds = new Kinds();
        open = new OpenLinks(
                new LinkStore(DATABASE.db(), Keyring.random().sealer(), kinds),
                new Sessions(DATABASE.db(), 1),
                kinds,
                InstantSource.system(),
                _ -> true,
                _ -> _ -> CompletableFuture.completedFuture(null),
                _ -> WireLog.NONE);
        Limits limits = Limits.standard();
        Deriver deriver = new Deriver(
                limits,
                new PicturesOnly((asset, target) -> new Renditions.Rendition(
                        Blob.of(new byte[Math.min(20_000, target.byteLimit())]),
                        "image/jpeg",
                        960,
                        720,
                        Optional.of(71.26),
                        URI.create("https://media.example/" + asset))),
                new Short(),
                (message, button) -> "tap");
        TemplateCards templates = (brand, template, version) -> template == 9
                ? Optional.of(new TemplateCards.Found(card("double-eleven").toString(), 1))
                : Optional.empty();
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(new PreviewRoutes(
                        limits,
                        deriver,
                        new ContentReader(
                                new BrandCards(limits, (brand, assets) -> assets), templates, new NoApprovals()),
                        new SenderReader(new Brand()),
                        open,
                        new PriceStore(DATABASE.db()),
                        InstantSource.system(),
                        (edition, values, sender) -> new PreviewRoutes.Page(
                                "<p>"
                                        + edition.text()
                                                .map(text -> text.fill(values))
                                                .orElse("") + " from " + sender,
                                false))));
    }

    @AfterAll
    static void close() {
        door.close();
        open.close();
    }

    private static JsonNode card(String name) {
        return Json.tree(new String(Samples.bytes(name), StandardCharsets.UTF_8));
    }

    private static ObjectNode template(String id) {
        ObjectNode body = Json.object();
        body.putObject("template").put("id", id);
        return body;
    }

    @Test
    void aCardIsShownInEveryFormWithTheSendersSignatureAndTheGivenValues() {
        ObjectNode body = Json.object();
        body.set("card", card("double-eleven"));
        body.putObject("variables").put("name", "韩梅梅");
        JsonNode shown = door.json(200, "POST", "/v1/previews", body.toString(), KEY);
        assertThat(shown.at("/sms/text").asText()).startsWith("【晨光】").contains("韩梅梅");
        assertThat(shown.at("/rcs/form").asText()).isEqualTo("carousel");
        assertThat(shown.at("/mms/slides")).isNotEmpty();
        assertThat(shown.at("/mms/slides/0/media/score").asDouble()).isEqualTo(71.3);
        assertThat(shown.at("/mms/limit").asInt()).isEqualTo(300_000);
        assertThat(shown.at("/rcs/cards/0/media/score").asDouble()).isEqualTo(71.3);
        assertThat(shown.at("/rcs/cards/0/media/alt").asText()).isEqualTo("红色沙发");
        assertThat(shown.at("/page").asText()).isEqualTo("<p>韩梅梅，双十一会员专享 from 7");
    }

    @Test
    void aTemplateIsShownWithItsSamplesForThePoorestHandset() {
        ObjectNode body = template("tpl_0000000000009").put("mmsLimit", 60_000);
        body.putArray("rcsFeatures");
        JsonNode shown = door.json(200, "POST", "/v1/previews", body.toString(), KEY);
        assertThat(shown.at("/rcs/form").asText()).isEqualTo("text");
        assertThat(shown.at("/mms/bytes").asInt()).isLessThanOrEqualTo(60_000);
        assertThat(shown.at("/sms/text").asText()).contains("李雷");
    }

    @Test
    void whatCannotBeShownIsToldByField() {
        ObjectNode unknown = Json.object();
        unknown.set("card", card("double-eleven"));
        unknown.putObject("variables").put("nickname", "x");
        assertThat(pointer(unknown)).isEqualTo("/variables/nickname");
        assertThat(pointer(Json.object())).isEqualTo("/card");
        assertThat(pointer(template("tpl_0000000000008"))).isEqualTo("/template");
        assertThat(pointer(template("tpl_0000000000009").put("sender", "snd_0000000000001")))
                .isEqualTo("/sender");
    }

    private static String pointer(JsonNode body) {
        return door.json(422, "POST", "/v1/previews", body.toString(), KEY)
                .at("/errors/0/pointer")
                .asText();
    }
}
