package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PresenceRoutesTest {
    private static final String KEY = "cw_live_71";
    private static final String ADA = "window-of-ada";
    private static final String BEN = "window-of-ben";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final AtomicLong IDS = new AtomicLong(1);
    private static Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private static Door door;

    private String template = "";

    @BeforeAll
    static void open() {
        var db = DATABASE.db();
        TemplateStore templates = new TemplateStore(db);
        BrandCards cards = new BrandCards(Limits.standard(), (_, assets) -> assets);
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(
                        new TemplateRoutes(templates, cards, () -> now, IDS::incrementAndGet),
                        new PresenceRoutes(db, templates, () -> now)));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void saveATemplate() {
        ObjectNode body = Json.object().put("name", "Sale");
        body.set("card", Json.tree(new String(Samples.bytes("double-eleven"), StandardCharsets.UTF_8)));
        template = door.json(201, "POST", "/v1/templates", body.toString(), KEY)
                .path("id")
                .asText();
    }

    private JsonNode says(String place, String card) {
        return put(200, Json.object().put("place", place).put("card", card), KEY);
    }

    private JsonNode put(int status, ObjectNode body, String key) {
        return door.json(status, "PUT", "/v1/templates/" + template + "/presence", body.toString(), key)
                .path("others");
    }

    @Test
    void whoeverComesSecondSeesWhoIsThereAndAtWhichCardAndIsSeenInTurn() {
        assertThat(says(ADA, "c1")).isEmpty();

        JsonNode seen = says(BEN, "c2");
        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/card").asText()).isEqualTo("c1");
        assertThat(seen.at("/0/since").asText()).isEqualTo(now.toString());
        assertThat(Door.each(says(ADA, "c3"), "card")).containsExactly("c2");
        assertThat(Door.each(says(BEN, "c2"), "card")).containsExactly("c3");
    }

    @Test
    void whoLeavesIsGoneAtOnceAndWhoFallsSilentAfterAWhile() {
        says(ADA, "c1");
        put(200, Json.object().put("place", ADA).put("leaving", true), KEY);
        assertThat(says(BEN, "c1")).isEmpty();

        now = now.plus(Duration.ofSeconds(20));
        assertThat(says(ADA, "c1")).hasSize(1);
        now = now.plus(Duration.ofSeconds(6));
        assertThat(says(ADA, "c1")).isEmpty();
        assertThat(DATABASE.db().sql("select count(*) as n from presence").list(row -> row.getLong("n")))
                .containsExactly(1L);
    }

    @Test
    void ofACrowdTwentyAreNamedAndNoMoreThanFiftyAreKept() {
        for (int window = 0; window < 52; window++) {
            says("window-" + (100 + window), "c1");
        }
        assertThat(says(ADA, "c1")).hasSize(20);
        assertThat(DATABASE.db().sql("select count(*) as n from presence").list(row -> row.getLong("n")))
                .containsExactly(50L);
    }

    @Test
    void anotherBrandsTemplateIsNotThere() {
        put(404, Json.object().put("place", ADA), "cw_live_72");
    }
}
