package org.cardwire.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardwire.brand.Audit;
import org.cardwire.brand.SenderStore;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.id.IdMint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OptOutRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final Keyring KEYS = Keyring.random();
    private static final PersonalData PERSONAL = new PersonalData(KEYS.sealer(), KEYS.numberKey());

    private static IdMint ids;
    private static OptOutStore optOuts;
    private static Door door;

    @BeforeAll
    static void open() {
        var db = DATABASE.db();
        ids = IdMint.open(db, Instant::now);
        db.sql("insert into brand (id, name, time_zone, locale) values (51, 'b', 'UTC', 'en')")
                .update();
        optOuts = new OptOutStore(db);
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(new OptOutRoutes(
                        db,
                        optOuts,
                        new SenderStore(db),
                        PERSONAL,
                        new Audit(ids),
                        _ -> Optional.empty(),
                        Instant::now)));
    }

    @AfterAll
    static void close() {
        door.close();
        ids.close();
    }

    private static boolean blocks(long brand, Msisdn number) {
        Candidate candidate = new Candidate(1, brand, 5, PERSONAL.key(number), Lane.BULK, Channel.SMS, false);
        return !new OptOutRule(optOuts)
                .objections(List.of(candidate), Instant.now())
                .isEmpty();
    }

    @Test
    void anOptOutOverRestHoldsUntilItIsTakenBack() {
        Msisdn number = new Msisdn("+447700900101");
        JsonNode made = door.json(
                201,
                "POST",
                "/v1/opt-outs",
                "{\"number\":\"+44 7700 900101\",\"note\":\"asked by phone\"}",
                "cw_live_51");
        assertThat(made.path("source").asText()).isEqualTo("api");
        assertThat(made.path("note").asText()).isEqualTo("asked by phone");
        assertThat(blocks(51, number)).isTrue();
        assertThat(blocks(52, number)).isFalse();
        String path = "/v1/opt-outs/" + made.path("id").asText();
        door.json(404, "DELETE", path, "", "cw_live_52");
        assertThat(door.json(403, "DELETE", path, "", "cw_test_51").path("type").asText())
                .endsWith("/test-key");
        door.json(204, "DELETE", path, "", "cw_live_51");
        assertThat(blocks(51, number)).isFalse();
        assertThat(DATABASE.db()
                        .sql(
                                "select action || ' ' || (details ->> 'number') as told from audit where subject = :id order by id")
                        .set("id", made.path("id").asText())
                        .list(row -> row.getString("told")))
                .as("whose it was, though the row is gone, and no whole number")
                .containsExactly("opt-out.created " + number, "opt-out.removed " + number);
    }

    @Test
    void aListShowsTheNewestFirstTheWordAndNoWholeNumberToWhoMayNotSeeIt() {
        for (int i = 0; i < 3; i++) {
            Msisdn number = new Msisdn("+44770090020" + i);
            optOuts.add(new OptOut(
                    53,
                    PERSONAL.key(number),
                    0,
                    PERSONAL.seal(53, number),
                    "TD" + i,
                    "keyword",
                    Optional.of(1),
                    Instant.now()));
        }
        JsonNode page = door.get("/v1/opt-outs?limit=2", "cw_live_53_contacts:read");
        assertThat(Door.each(page.path("items"), "word")).containsExactly("TD2", "TD1");
        assertThat(page.toString()).doesNotContain("+447700900202");
        JsonNode rest = door.get("/v1/opt-outs?cursor=" + page.path("next").asText(), "cw_live_53");
        assertThat(Door.each(rest.path("items"), "number")).containsExactly("+447700900200");
        assertThat(Door.each(
                        door.get("/v1/opt-outs?number=%2B447700900201", "cw_live_53")
                                .path("items"),
                        "word"))
                .containsExactly("TD1");
    }

    @Test
    void aNumberThatIsNoneAndASenderOfAnotherBrandAreRefused() {
        assertThat(door.json(422, "POST", "/v1/opt-outs", "{\"number\":\"hello\"}", "cw_live_54")
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/number");
        assertThat(door.json(
                                422,
                                "POST",
                                "/v1/opt-outs",
                                "{\"number\":\"+447700900300\",\"sender\":\"snd_0000000000009\"}",
                                "cw_live_54")
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/sender");
    }
}
