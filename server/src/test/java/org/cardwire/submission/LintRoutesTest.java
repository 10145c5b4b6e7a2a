package org.cardwire.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.BrandCards;
import org.cardwire.card.Limits;
import org.cardwire.card.Samples;
import org.cardwire.fitting.Imprint;
import org.cardwire.lint.Linter;
import org.cardwire.lint.rule.Edition;
import org.cardwire.lint.rule.FilterWord;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.lint.rule.Severity;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LintRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String KEY = "cw_live_72";

    @TempDir
    static Path folder;

    private static Door door;

    /** The double-eleven card as the only template, and a sender who signs in Chinese only. */
    @BeforeAll
    static void open() {
        Limits limits = Limits.standard();
        TemplateCards templates = (brand, template, version) ->
                template == 9 ? Optional.of(new TemplateCards.Found(card().toString(), 1)) : Optional.empty();
        var sender = new SenderFacts(7, new Imprint(Map.of("zh-CN", "【晨光】"), Map.of("", "拒收请回复R"), false));
        var senders = new SenderFacts.Directory() {
            @Override
            public Optional<SenderFacts> find(long brand, long id) {
                return Optional.empty();
            }

            @Override
            public Optional<SenderFacts> first(long brand) {
                return Optional.of(sender);
            }
        };
        var known = new Edition.Around(
                Optional.empty(), Optional.of(List.of(new FilterWord("沙发", Severity.HINT, ""))), Pictures.UNKNOWN);
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(new LintRoutes(
                        new Linter(limits),
                        new ContentReader(
                                new BrandCards(limits, (brand, assets) -> assets), templates, new NoApprovals()),
                        new SenderReader(senders),
                        brand -> known)));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static ObjectNode card() {
        return (ObjectNode) Json.tree(new String(Samples.bytes("double-eleven"), StandardCharsets.UTF_8));
    }

    private static JsonNode lint(String body) {
        return door.json(200, "POST", "/v1/lint", body, KEY);
    }

    @Test
    void aCardAndATemplateGetTheSameFindingsWithPlacesAndFixes() {
        JsonNode report = lint(Json.write(Json.object().set("card", card())));
        assertThat(Door.each(report.path("findings"), "rule"))
                .containsExactly("opt-out", "signature", "untranslated", "filter-words");
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        assertThat(report.path("warnings").asInt()).isEqualTo(2);
        assertThat(report.path("hints").asInt()).isEqualTo(1);
        JsonNode optOut = report.at("/findings/0");
        assertThat(optOut.path("pointer").asText()).isEqualTo("/suggestions");
        assertThat(optOut.at("/fix/0/path").asText()).isEqualTo("/suggestions/-");
        assertThat(report.at("/findings/1/locale").asText()).isEqualTo("en");
        assertThat(Json.MAPPER.convertValue(report.path("unjudged"), List.class))
                .isEqualTo(List.of("qr-code", "image-text"));
        assertThat(lint("{\"template\":{\"id\":\"tpl_0000000000009\"}}")).isEqualTo(report);
    }

    @Test
    void aCardThatIsNotValidAndAnUnknownTemplateAreRefusedWithTheirPlaces() {
        ObjectNode broken = card().put("kind", "advert");
        JsonNode refused =
                door.json(422, "POST", "/v1/lint", Json.write(Json.object().set("card", broken)), KEY);
        assertThat(Door.each(refused.path("errors"), "pointer")).containsExactly("/card/kind");
        door.json(422, "POST", "/v1/lint", "{\"template\":{\"id\":\"tpl_0000000000008\"}}", KEY);
    }

    @Test
    void theRulesAreListedInTheReadersLanguage() {
        JsonNode rules = door.get("/v1/lint-rules", KEY).path("rules");
        assertThat(Door.each(rules, "id")).hasSize(13).contains("alt-text", "qr-code");
        assertThat(door.call("GET", "/v1/lint-rules", "", KEY, "zh").body()).contains("图片有文字说明");
    }
}
