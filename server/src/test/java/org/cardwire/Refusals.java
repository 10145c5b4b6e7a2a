package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.json.Json;

/** Checks that calls are refused clearly and that nothing is stored since this was made. */
final class Refusals {
    private static final List<String> TABLES =
            List.of("submission", "message", "idempotency", "asset", "template", "sender", "opt_out");

    private final Rig rig;
    private final Db db;
    private final Map<String, Long> before;

    Refusals(Rig rig, Db db) {
        this.rig = rig;
        this.db = db;
        this.before = rows();
    }

    void nothingStored() {
        assertThat(rows()).isEqualTo(before);
    }

    /** Rows that came into a table. */
    long stored(String table) {
        return rows().getOrDefault(table, 0L) - before.getOrDefault(table, 0L);
    }

    /** In both languages, with nothing stored. Gives the English problem. */
    JsonNode refused(String path, int status, BodyPublisher body, String en, String zh) {
        HttpResponse<String> chinese = rig.call("POST", path, body, "zh-CN");
        HttpResponse<String> english = rig.call("POST", path, body, "en");
        assertThat(english.statusCode()).as(english.body()).isEqualTo(status);
        assertThat(chinese.statusCode()).as(chinese.body()).isEqualTo(status);
        assertThat(english.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(english.body()).contains(quoted(en));
        assertThat(chinese.body()).contains(quoted(zh)).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(english.body()).doesNotContainPattern("[\\u4e00-\\u9fff]");
        nothingStored();
        return Json.tree(english.body());
    }

    /** As it stands inside of a JSON text. */
    private static String quoted(String words) {
        String json = Json.write(words);
        return json.substring(1, json.length() - 1);
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : TABLES) {
            long count = db.sql("select count(*) as n from " + table)
                    .one(row -> row.getLong("n"))
                    .orElseThrow();
            rows.put(table, count);
        }
        return rows;
    }
}
