package org.cardwire.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.EventKind;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The live stream over a real socket, fed by a real ledger. */
@Timeout(60)
class LiveRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Recorded recorded;
    private static LiveRoutes live;
    private static Door door;

    @BeforeAll
    static void open() {
        recorded = new Recorded(DATABASE.db());
        LiveFeed feed = new LiveFeed(DATABASE.db(), LiveFeed.Settings.DEFAULT);
        recorded.ledger.onFlush(feed::nudge);
        live = new LiveRoutes(feed, Duration.ofMillis(100));
        door = new Door(DATABASE.vertx(), folder, List.of(live));
    }

    @AfterAll
    static void close() {
        live.close();
        door.close();
        recorded.close();
    }

    /** A client that reads events one by one. */
    private static final class Client implements AutoCloseable {
        private final BufferedReader lines;
        private String id = "";

        Client(String query, String key, String lastId) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(door.at("/v1/events/live" + query)).header("Authorization", "Bearer " + key);
            if (!lastId.isEmpty()) {
                request.header("Last-Event-ID", lastId);
            }
            var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            InputStream body = answer.body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            if (lastId.isEmpty()) {
                assertThat(lines.readLine())
                        .as("the first line once we are listened for")
                        .isEqualTo(":");
            }
        }

        JsonNode next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).doesNotStartWith("event:");
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                }
                if (line.startsWith("data: ")) {
                    return Json.tree(line.substring(6));
                }
            }
            throw new AssertionError("the stream ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @Test
    void whatHappensIsToldToItsBrandOnly() throws Exception {
        Message mine = recorded.accepted(31, recorded.number(), Channel.RCS);
        Message others = recorded.accepted(32, recorded.number(), Channel.RCS);
        try (Client client = new Client("", "cw_live_31", "")) {
            recorded.happened(others, Channel.RCS, 1, EventKind.READ, "");
            recorded.happened(mine, Channel.RCS, 1, EventKind.READ, "");
            recorded.ended(mine, Channel.RCS, Outcome.DELIVERED);
            JsonNode read = client.next();
            assertThat(read.path("message").asText()).isEqualTo(PublicIds.MESSAGE.of(mine.id()));
            assertThat(read.path("submission").asText()).isEqualTo(PublicIds.SUBMISSION.of(mine.submission()));
            assertThat(read.path("kind").asText()).isEqualTo("read");
            assertThat(read.path("channel").asText()).isEqualTo("rcs");
            assertThat(client.next().path("state").asText()).isEqualTo("delivered");
        }
    }

    @Test
    void aTestKeyHearsOfTheSandboxOnly() throws Exception {
        Message real = recorded.accepted(38, recorded.number(), Channel.RCS);
        Message tried = recorded.tested(38, recorded.number(), Channel.RCS);
        try (Client client = new Client("", "cw_test_38", "")) {
            recorded.happened(real, Channel.RCS, 1, EventKind.READ, "");
            recorded.happened(tried, Channel.RCS, 1, EventKind.READ, "");
            assertThat(client.next().path("message").asText()).isEqualTo(PublicIds.MESSAGE.of(tried.id()));
        }
    }

    @Test
    void aStreamEndsWithTheKeyThatOpenedIt() throws Exception {
        try (Client client = new Client("", "cw_live_39", "")) {
            door.revoke("cw_live_39");
            assertThatThrownBy(client::next).hasMessage("the stream ended");
        }
    }

    @Test
    void aFilterLetsOneMessageThrough() throws Exception {
        Message one = recorded.accepted(33, recorded.number(), Channel.SMS);
        Message two = recorded.accepted(33, recorded.number(), Channel.SMS);
        try (Client client = new Client("?message=" + PublicIds.MESSAGE.of(two.id()), "cw_live_33", "")) {
            recorded.happened(one, Channel.SMS, 1, EventKind.CLICKED, "");
            recorded.happened(two, Channel.SMS, 1, EventKind.CLICKED, "");
            assertThat(client.next().path("message").asText()).isEqualTo(PublicIds.MESSAGE.of(two.id()));
        }
    }

    @Test
    void whoComesBackWithTheLastIdMissesNothing() throws Exception {
        Message message = recorded.accepted(34, recorded.number(), Channel.SMS);
        String last;
        try (Client client = new Client("", "cw_live_34", "")) {
            recorded.happened(message, Channel.SMS, 1, EventKind.READ, "");
            client.next();
            last = client.id;
        }
        recorded.happened(message, Channel.SMS, 1, EventKind.CLICKED, "");
        recorded.happened(message, Channel.SMS, 1, EventKind.REPLIED, "");
        try (Client client = new Client("", "cw_live_34", last)) {
            assertThat(client.next().path("kind").asText()).isEqualTo("clicked");
            assertThat(client.next().path("kind").asText()).isEqualTo("replied");
            recorded.happened(message, Channel.SMS, 1, EventKind.OPTED_OUT, "STOP");
            assertThat(client.next().path("kind").asText()).isEqualTo("opted-out");
        }
    }

    @Test
    void aPlaceInTheStreamsSurvivesItsTextAndRubbishIsNone() {
        Cursor cursor = new Cursor();
        cursor.move(3, 77);
        cursor.move(4, 1L << 40);
        cursor.move(3, 78);
        assertThat(Cursor.parse(cursor.text()).orElseThrow().places())
                .containsEntry(3, 78L)
                .containsEntry(4, 1L << 40);
        assertThat(Cursor.parse("rubbish")).isEmpty();
        assertThat(Cursor.parse("-")).isEmpty();
        for (int stream = 0; stream < 200; stream++) {
            cursor.move(stream, Long.MAX_VALUE);
        }
        assertThat(cursor.text()).hasSizeLessThanOrEqualTo(400);
        assertThat(Cursor.parse(cursor.text()).orElseThrow().places()).containsKey(199);
    }
}
