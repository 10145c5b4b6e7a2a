package org.cardwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.brand.Audit;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PriceRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PRICES = "/v1/prices";

    @TempDir
    static Path folder;

    private static IdMint ids;
    private static Door door;

    @BeforeAll
    static void open() {
        var db = DATABASE.db();
        ids = IdMint.open(db, Instant::now);
        db.sql(
                        "insert into brand (id, name, time_zone, locale) select id, 'b', 'UTC', 'en' from generate_series(61, 64) id")
                .update();
        LinkStore links = new LinkStore(db, Keyring.random().sealer(), new Kinds());
        Link.Traits traits = new Link.Traits(
                List.of(), 1, 0, 300_000, Concatenation.UDH_16BIT, Link.InDoubt.HOLD, 1, Optional.empty());
        links.save("sms-main", "smpp", true, true, traits, Map.of());
        door = new Door(
                DATABASE.vertx(), folder, List.of(new PriceRoutes(db, new Audit(ids), new PriceStore(db), links)));
    }

    @AfterAll
    static void close() {
        door.close();
        ids.close();
    }

    private static HttpResponse<String> put(int status, String etag, String key, String entries) {
        String body = "{\"entries\":[" + entries.replace('\'', '"') + "]}";
        HttpResponse<String> answer = door.call("PUT", PRICES, body, key, "en", "If-Match", etag);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aBookIsReplacedAsAWholeAndIsTheBrandsOwn() {
        HttpResponse<String> empty = door.call("GET", PRICES, "", "cw_live_61", "en");
        assertThat(Json.tree(empty.body()).path("entries")).isEmpty();
        String lines = "{'channel':'sms','link':'sms-main','country':'CN','amount':'0.0450','currency':'CNY'},"
                + "{'channel':'mms','upToBytes':102400,'amount':'0.2','currency':'CNY','from':'2027-01-01'}";
        HttpResponse<String> first = put(200, etag(empty), "cw_live_61", lines);
        JsonNode kept = Json.tree(first.body()).path("entries");
        assertThat(kept.toString().replace('"', '\''))
                .isEqualTo("[{'channel':'sms','link':'sms-main','country':'CN','per':'segment','amount':'0.045',"
                        + "'currency':'CNY'},{'channel':'mms','upToBytes':102400,'per':'message','amount':'0.2',"
                        + "'currency':'CNY','from':'2027-01-01'}]");
        assertThat(door.get(PRICES, "cw_live_61").path("entries")).isEqualTo(kept);
        assertThat(door.get(PRICES, "cw_live_62").path("entries")).isEmpty();
        HttpResponse<String> second = put(200, etag(first), "cw_live_61", "");
        assertThat(etag(second)).isNotEqualTo(etag(first));
        assertThat(door.get(PRICES, "cw_live_61").path("entries")).isEmpty();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotOverwritten() {
        String line = "{'channel':'rcs','amount':'%s','currency':'EUR'}";
        String read = etag(door.call("GET", PRICES, "", "cw_live_63", "en"));
        put(200, read, "cw_live_63", line.formatted("1"));
        for (String tag : List.of(read, "\"17\"", "\"x\"", "none", "*")) {
            put(412, tag, "cw_live_63", line.formatted("2"));
        }
        assertThat(Door.each(door.get(PRICES, "cw_live_63").path("entries"), "amount"))
                .containsExactly("1");
        put(412, "\"5\"", "cw_live_62", line.formatted("1"));
        assertThat(door.call("PUT", PRICES, "{\"entries\":[]}", "cw_live_63", "en")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void everythingThatIsWrongIsToldByItsPlace() {
        HttpResponse<String> refused = put(422, "\"0\"", "cw_live_64", """
                {'channel':'sms','link':'nowhere','amount':'1','currency':'CNY'},
                {'channel':'mms','link':'sms-main','amount':'1','currency':'CNY'},
                {'channel':'sms','country':'XQ','amount':'1','currency':'CNY'},
                {'channel':'sms','amount':'1','currency':'QQQ'},
                {'channel':'sms','upToBytes':1000,'amount':'1','currency':'CNY'},
                {'channel':'rcs','per':'segment','amount':'1','currency':'CNY'},
                {'channel':'sms','amount':'1000000000','currency':'CNY'},
                {'channel':'sms','amount':'1','currency':'CNY','from':'2027-02-30'},
                {'channel':'sms','amount':'2','currency':'CNY'}""");
        assertThat(Door.each(Json.tree(refused.body()).path("errors"), "pointer"))
                .containsExactly(
                        "/entries/0/link",
                        "/entries/1/link",
                        "/entries/2/country",
                        "/entries/3/currency",
                        "/entries/4/upToBytes",
                        "/entries/5/per",
                        "/entries/6/amount",
                        "/entries/7/from",
                        "/entries/8");
    }

    @Test
    void onlyWhoMaySetSettingsMayChangePrices() {
        put(403, "\"0\"", "cw_live_64_settings:read", "");
    }
}
