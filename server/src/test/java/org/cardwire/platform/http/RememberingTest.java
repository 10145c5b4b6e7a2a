package org.cardwire.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RememberingTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final CountDownLatch RUNNING = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    private static Door door;

    @BeforeAll
    static void open() {
        Routes room = operations -> new Remembering(
                        operations, DATABASE.db(), Keyring.random().sealer())
                .once("createBrand", RememberingTest::handle);
        door = new Door(DATABASE.vertx(), folder, List.of(room));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    /** What the brand's name says. */
    private static Answer handle(Call call) {
        int nth = CALLS.incrementAndGet();
        switch (call.body().path("name").asText()) {
            case "breaks off" -> throw new IllegalStateException("in the middle");
            case "slow" -> {
                RUNNING.countDown();
                try {
                    GO_ON.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            default -> {}
        }
        return Answer.created(Map.of("nth", nth)).with("ETag", "\"" + nth + "\"");
    }

    private static CompletableFuture<HttpResponse<String>> call(String brand, String key, String name) {
        String body = "{\"name\":\"" + name + "\",\"timeZone\":\"UTC\",\"locale\":\"en\"}";
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(door.at("/v1/brands"))
                        .header("Authorization", "Bearer cw_live_" + brand)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void theSameKeyOfAnotherBrandIsAnotherCall() {
        var ours = call("1", "ours", "A").join();
        assertThat(call("2", "ours", "A").join().body()).isNotEqualTo(ours.body());
        var again = call("1", "ours", "A").join();
        assertThat(again.body()).isEqualTo(ours.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(ours.headers().firstValue("ETag"));
    }

    @Test
    void aCallThatBrokeOffIsNotDoneAgainUnderItsKey() {
        assertThat(call("3", "broken", "breaks off").join().statusCode()).isEqualTo(500);
        int calls = CALLS.get();
        var again = call("3", "broken", "breaks off").join();
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("idempotency-key-in-use", "look whether it was done");
        assertThat(CALLS).hasValue(calls);
    }

    @Test
    void aRepeatDuringTheFirstCallIsToldToWait() throws Exception {
        var first = call("4", "twice", "slow");
        assertThat(RUNNING.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(call("4", "twice", "slow").join().statusCode()).isEqualTo(409);
        GO_ON.countDown();
        assertThat(first.join().statusCode()).isEqualTo(201);
        assertThat(call("4", "twice", "slow").join().body())
                .isEqualTo(first.join().body());
    }

    @Test
    void anOperationThatTakesNoKeyByTheContractCannotBeRemembered() {
        Routes room = operations -> operations.once("preview", _ -> Answer.noContent());
        assertThatThrownBy(() -> new Door(DATABASE.vertx(), folder, List.of(room)))
                .hasMessageContaining("takes no Idempotency-Key");
    }
}
