package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cardwire.Tripwire.Moment;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server process that is killed with SIGKILL at a moment seen on the wire, and another one that takes over: one message,
 * at most one delivery, exactly one outcome.
 */
class CrashTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String KEY = "Idempotency-Key";

    @TempDir
    static Path folder;

    private static Rig rig;
    private Tripwire database;
    private Tripwire smsc;
    private Tripwire rcs;
    private ServerProcess doomed;

    /** @param outcomes what may be told at the end; the handset has it once for each of them that says so */
    record Death(String name, Where where, Moment moment, Set<String> outcomes) {
        @Override
        public String toString() {
            return name;
        }
    }

    enum Where {
        DATABASE,
        SMSC,
        RCS
    }

    static Stream<Death> deaths() {
        return Stream.of(
                new Death(
                        "before the accept commits",
                        Where.DATABASE,
                        Moment.before("insert into message ("),
                        Set.of("DELIVERED")),
                new Death(
                        "after the accept committed",
                        Where.DATABASE,
                        Moment.after("insert into chunk (id, block, lane, step, attempt, members", "COMMIT"),
                        Set.of("DELIVERED")),
                new Death(
                        "after the lease",
                        Where.DATABASE,
                        Moment.before("from message m join submission s"),
                        Set.of("DELIVERED")),
                new Death(
                        "after the in-flight mark",
                        Where.DATABASE,
                        Moment.after("update chunk c set in_flight", "COMMIT"),
                        Set.of("UNKNOWN")),
                new Death("after the wire write", Where.SMSC, Moment.after("447700900010", ""), Set.of("UNKNOWN")),
                new Death(
                        "after the answer",
                        Where.DATABASE,
                        Moment.before("insert into attempt as a"),
                        Set.of("UNKNOWN")),
                new Death(
                        "after the attempt's commit",
                        Where.DATABASE,
                        Moment.after("insert into attempt as a", "COMMIT"),
                        Set.of("DELIVERED")),
                new Death(
                        "in a receipt's commit",
                        Where.DATABASE,
                        Moment.before("insert into outcome as o"),
                        Set.of("DELIVERED")),
                new Death(
                        "between DELETE and its record", Where.RCS, Moment.after("DELETE /v1/", ""), Set.of("UNKNOWN")),
                new Death(
                        "in a split",
                        Where.DATABASE,
                        Moment.before("insert into chunk (id, block, lane, step, link, attempt"),
                        Set.of("DELIVERED")));
    }

    @BeforeAll
    static void startCarriers() {
        rig = new Rig(DATABASE, folder);
    }

    @AfterAll
    static void stopCarriers() {
        rig.close();
    }

    @BeforeEach
    void lay() throws IOException {
        database = new Tripwire(DATABASE.address().host(), DATABASE.address().port());
        smsc = new Tripwire("127.0.0.1", rig.address("smpp").getPort());
        rcs = new Tripwire("127.0.0.1", rig.address("rcs").getPort());
    }

    @AfterEach
    void takeUp() throws Exception {
        if (doomed.isAlive()) {
            doomed.kill();
            rig.startAgain();
        }
        for (Tripwire wire : List.of(database, smsc, rcs)) {
            wire.close();
        }
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aServerThatIsKilledLeavesExactlyOneOutcome(Death death) throws Exception {
        boolean byRcs = death.where() == Where.RCS;
        String number = byRcs ? DemoHandsets.RCS_WITHOUT_DATA.e164() : DemoHandsets.SMS_EMOJI.e164();
        int before = rig.received(number).size();
        rig.linksTo(smsc.port(), rcs.port());
        rig.stop();

        String direct = ":" + DATABASE.address().port() + "/";
        doomed = ServerProcess.start(rig.environment(DATABASE.url().replace(direct, ":" + database.port() + "/")));
        URI url = doomed.url();
        ObjectNode body = byRcs ? patientRcs(number) : Rig.sms("service", "Your parcel is here", number);
        body.put("clientRef", death.name());
        wire(death.where()).arm(death.moment());
        Thread.ofVirtual().start(() -> postOnce(url, body, death.name()));
        assertThat(wire(death.where()).awaitFired()).as("the moment came").isTrue();
        doomed.kill();
        for (Tripwire wire : List.of(database, smsc, rcs)) {
            wire.close();
        }

        rig.startAgain();
        rig.linksTo(rig.address("smpp").getPort(), rig.address("rcs").getPort());
        rig.server().engine().links.refresh();
        List<Long> ids = rig.accepted(body, KEY, death.name());

        assertThat(ids).hasSize(1);
        Rig.await(
                "an outcome",
                () -> death.outcomes().contains(rig.outcome(ids.getFirst())),
                () -> rig.outcome(ids.getFirst()));
        String own = " where client_ref = '" + death.name().replace("'", "''") + "'";
        assertThat(count("message" + own)).isEqualTo(1);
        assertThat(count("outcome where rank > 0 and message_id in (select id from message" + own + ")"))
                .isEqualTo(1);
        int deliveries = rig.received(number).size() - before;
        assertThat(deliveries).isLessThanOrEqualTo(1);
        if (death.outcomes().contains("DELIVERED")) {
            assertThat(deliveries).isEqualTo(1);
        }
    }

    private Tripwire wire(Where where) {
        return switch (where) {
            case DATABASE -> database;
            case SMSC -> smsc;
            case RCS -> rcs;
        };
    }

    /** By RCS, or by SMS after a second; worth nothing after 15. */
    private static ObjectNode patientRcs(String number) {
        ObjectNode body = Rig.sms("service", "Your parcel is here", number);
        var chain = body.putArray("chain");
        chain.addObject().put("channel", "rcs").put("patience", "1s");
        chain.addObject().put("channel", "sms");
        body.put("expiresAt", Instant.now().plusSeconds(25).toString());
        return body;
    }

    /** The answer may never come. */
    private static void postOnce(URI url, ObjectNode body, String key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/messages"))
                .header("Authorization", "Bearer " + rig.testKey())
                .header("Content-Type", "application/json")
                .header(KEY, key)
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
        HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private long count(String from) {
        return DATABASE.db()
                .sql("select count(*) as n from " + from)
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }
}
