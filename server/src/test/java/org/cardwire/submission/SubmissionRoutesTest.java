package org.cardwire.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cardwire.brand.Audit;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.fitting.Imprint;
import org.cardwire.message.Chunk;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Members;
import org.cardwire.message.Outcome;
import org.cardwire.message.Placement;
import org.cardwire.message.Records;
import org.cardwire.message.Step;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.cardwire.reporting.Recorded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SubmissionRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long BRAND = 81;
    private static final String KEY = "cw_live_" + BRAND;
    private static final PublicId SUBMISSION = new PublicId("sub");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    static Path folder;

    private static Recorded recorded;
    private static SubmissionStore submissions;
    private static Door door;

    @BeforeAll
    static void open() {
        recorded = new Recorded(DATABASE.db());
        submissions = new SubmissionStore(recorded.db);
        recorded.db
                .sql("insert into brand (id, name, time_zone, locale) values (:id, 'b', 'UTC', 'en')")
                .set("id", BRAND)
                .update();
        var routes = new SubmissionRoutes(
                recorded.db, new Audit(recorded.ids), submissions, recorded.frozen, recorded.chunks);
        door = new Door(DATABASE.vertx(), folder, List.of(routes));
    }

    @AfterAll
    static void close() {
        door.close();
        recorded.close();
    }

    /** Submissions of these sizes, accepted in one flush, in one block. */
    private static List<String> accepted(int... sizes) {
        var flush = new AcceptFlush(
                recorded.messages, recorded.chunks, submissions, recorded.personal, recorded.ids, Instant::now);
        List<Request> requests = IntStream.of(sizes)
                .mapToObj(SubmissionRoutesTest::draft)
                .map(draft -> new Request(
                        BRAND,
                        true,
                        List.of(draft),
                        Optional.empty(),
                        all -> SUBMISSION.of(all.getFirst().submission())))
                .toList();
        return recorded.db.inTransaction(tx -> flush.store(tx, requests)).stream()
                .map(result -> ((AcceptFlush.Result.Fresh) result).answer())
                .toList();
    }

    private static Draft draft(int recipients) {
        var content =
                new FrozenContent(Json.object(), "en", 7, Imprint.NONE, Optional.empty(), "1", false, Optional.empty());
        List<Form> chain = List.of(new Form(Channel.SMS, HOUR));
        Frozen kept = recorded.frozen.keep(BRAND, true, Lane.BULK, chain, Json.write(content));
        Instant now = Instant.now();
        return new Draft(
                kept,
                Stream.generate(recorded::number).limit(recipients).toList(),
                Json.object(),
                now,
                now.plus(HOUR),
                Optional.empty(),
                Optional.empty());
    }

    private static Placement at(Step step) {
        return new Placement(step, OptionalInt.empty(), 1, Instant.now().plus(HOUR));
    }

    private static Members members(int... positions) {
        Members members = Members.none();
        IntStream.of(positions).forEach(members::add);
        return members;
    }

    private static void ended(long block, int position, Outcome outcome) {
        recorded.append(new Records().outcome(Ids.message(block, position), Channel.SMS, outcome, Instant.now()));
    }

    @Test
    void howFarSubmissionsAreIsKnownWithoutALookAtTheirMessages() {
        List<String> both = accepted(5, 3);
        Chunk chunk = recorded.chunks.lease(Lane.BULK, 1, List.of(), 100, HOUR).getFirst();
        recorded.chunks.place(
                chunk,
                Map.of(
                        at(Step.HELD), members(2),
                        at(Step.SEND), members(3),
                        at(Step.AWAIT), members(4, 5, 6, 7)));
        ended(chunk.block(), 0, Outcome.DELIVERED);
        ended(chunk.block(), 1, Outcome.FAILED);
        IntStream.of(5, 6, 7).forEach(position -> ended(chunk.block(), position, Outcome.DELIVERED));

        recorded.db.transact(tx -> {
            tx.sql("lock table message, outcome, attempt, event in access exclusive mode")
                    .update();
            JsonNode open = door.get("/v1/submissions/" + both.getFirst(), KEY);
            assertThat(open.path("state").asText()).isEqualTo("running");
            counts(open, Map.of("total", 5, "held", 1, "sending", 1, "sent", 1, "delivered", 1, "failed", 1));
            JsonNode over = door.get("/v1/submissions/" + both.getLast(), KEY);
            assertThat(over.path("state").asText()).isEqualTo("finished");
            counts(over, Map.of("total", 3, "delivered", 3));
            assertThat(over.at("/byChannel/sms/delivered").asInt()).isEqualTo(3);

            assertThat(listed("running")).containsExactly(both.getFirst());
            assertThat(listed("finished")).containsExactly(both.getLast());
            assertThat(listed("paused")).isEmpty();
        });
    }

    @Test
    void whoPausesResumesAndCancelsIsNoted() {
        String id = accepted(1).getFirst();
        door.json(200, "POST", "/v1/submissions/" + id + "/pause", "", KEY);
        door.json(200, "POST", "/v1/submissions/" + id + "/pause", "", KEY);
        door.json(200, "POST", "/v1/submissions/" + id + "/resume", "", KEY);
        door.json(200, "POST", "/v1/submissions/" + id + "/cancel", "", KEY);
        assertThat(recorded.db
                        .sql("select action from audit where subject = :id order by id")
                        .set("id", id)
                        .list(row -> row.getString("action")))
                .containsExactly("submission.paused", "submission.resumed", "submission.cancelled");
    }

    @Test
    void aTestKeyNeitherSeesNorStopsWhatIsLive() {
        String id = accepted(1).getFirst();
        String test = "cw_test_" + BRAND;
        for (String step : List.of("pause", "resume", "cancel")) {
            door.json(404, "POST", "/v1/submissions/" + id + "/" + step, "", test);
        }
        door.json(404, "GET", "/v1/submissions/" + id, "", test);
        assertThat(door.get("/v1/submissions", test).path("items")).isEmpty();
        assertThat(door.get("/v1/submissions/" + id, KEY).path("state").asText())
                .isEqualTo("running");
    }

    private static List<String> listed(String state) {
        return Door.each(door.get("/v1/submissions?state=" + state, KEY).path("items"), "id");
    }

    /** All others are zero. */
    private static void counts(JsonNode submission, Map<String, Integer> expected) {
        submission
                .path("progress")
                .properties()
                .forEach(count -> assertThat(count.getValue().asInt())
                        .as(count.getKey() + " of " + submission)
                        .isEqualTo(expected.getOrDefault(count.getKey(), 0)));
    }
}
