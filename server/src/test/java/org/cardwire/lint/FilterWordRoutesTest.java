package org.cardwire.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cardwire.brand.Audit;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.IdMint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FilterWordRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static IdMint ids;
    private static Door door;

    @BeforeAll
    static void open() {
        var db = DATABASE.db();
        ids = IdMint.open(db, Instant::now);
        db.sql("insert into brand (id, name, time_zone, locale) values (81, 'b', 'UTC', 'en'), (85, 'c', 'UTC', 'en')")
                .update();
        door = new Door(
                DATABASE.vertx(), folder, List.of(new FilterWordRoutes(db, new FilterWordStore(db), new Audit(ids))));
    }

    @AfterAll
    static void close() {
        door.close();
        ids.close();
    }

    @Test
    void theListIsReplacedAsAWholeAndIsTheBrandsOwn() {
        door.json(
                200,
                "PUT",
                "/v1/filter-words",
                "{\"words\":[{\"word\":\"最便宜\",\"note\":\"改为优惠\"},{\"word\":\" cheap \",\"severity\":\"warning\"}]}",
                "cw_live_81");
        JsonNode list = door.get("/v1/filter-words", "cw_live_81").path("words");
        assertThat(Door.each(list, "word")).containsExactly("最便宜", "cheap");
        assertThat(Door.each(list, "severity")).containsExactly("error", "warning");
        assertThat(door.get("/v1/filter-words", "cw_live_82").path("words")).isEmpty();
        door.json(200, "PUT", "/v1/filter-words", "{\"words\":[]}", "cw_live_81");
        assertThat(door.get("/v1/filter-words", "cw_live_81").path("words")).isEmpty();
    }

    @Test
    void aWordThatStandsThereTwiceOrIsNoneIsRefusedByItsPlace() {
        JsonNode refused = door.json(
                422,
                "PUT",
                "/v1/filter-words",
                "{\"words\":[{\"word\":\"cheap\"},{\"word\":\"Cheap\"},{\"word\":\" \"}]}",
                "cw_live_83");
        assertThat(Door.each(refused.path("errors"), "pointer")).containsExactly("/words/1/word", "/words/2/word");
    }

    @Test
    void aListThatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        String one = "{\"words\":[{\"word\":\"one\"}]}";
        String read = etag(door.call("GET", "/v1/filter-words", "", "cw_live_85", "en"));
        var saved = door.call("PUT", "/v1/filter-words", one, "cw_live_85", "en", "If-Match", read);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        String two = "{\"words\":[{\"word\":\"two\"}]}";
        assertThat(door.call("PUT", "/v1/filter-words", two, "cw_live_85", "en", "If-Match", read)
                        .statusCode())
                .isEqualTo(412);
        assertThat(Door.each(door.get("/v1/filter-words", "cw_live_85").path("words"), "word"))
                .containsExactly("one");
        assertThat(door.call("PUT", "/v1/filter-words", two, "cw_live_85", "en", "If-Match", etag(saved))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void onlyWhoMaySetSettingsMayChangeTheList() {
        door.json(403, "PUT", "/v1/filter-words", "{\"words\":[]}", "cw_live_84_content:read");
    }
}
