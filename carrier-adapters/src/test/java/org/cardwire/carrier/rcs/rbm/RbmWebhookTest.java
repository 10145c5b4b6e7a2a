package org.cardwire.carrier.rcs.rbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.RecordingSink;
import org.cardwire.carrier.http.LinkPulse;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.Revoked;
import org.cardwire.carrier.spi.CarrierEvent.Subscription;
import org.cardwire.carrier.spi.CarrierEvent.SuggestionTap;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.WireLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RbmWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Msisdn WHO = new Msisdn("+15551230001");
    private static final String COMMON =
            "\"senderPhoneNumber\":\"+15551230001\",\"agentId\":\"agent1@rbm.goog\",\"sendTime\":\"2026-01-01T00:00:00Z\"";

    private final RecordingSink sink = new RecordingSink();
    private final RbmWebhook webhook = webhook();

    @Test
    void theSignatureIsTheOneOfThePublishedScheme() {
        String data = "{\"senderPhoneNumber\":\"+15551230001\",\"eventType\":\"DELIVERED\",\"eventId\":\"e1\","
                + "\"messageId\":\"m1\",\"sendTime\":\"2026-01-01T00:00:00Z\",\"agentId\":\"agent1@rbm.goog\"}";
        String signature = "do8LiL3efjsn5Gf5H1/PQU3NhyX4y4sygfNaCWnQoxAYgvCacqH6LzqEffdFJvGkB4HDHsKYuMd+5iNOoxHmqg==";
        assertThat(post(call(data), signature).status()).isEqualTo(200);
        assertThat(sink.stored(Receipt.class))
                .containsExactly(new Receipt("m1", CarrierEvent.State.DELIVERED, "DELIVERED", SENT));
    }

    @Test
    void aWrongSignatureIsRefusedAndNothingIsStored() {
        String data = "{" + COMMON + ",\"eventType\":\"DELIVERED\",\"messageId\":\"m1\"}";
        String signature = RbmWebhook.signature("another token", data.getBytes(StandardCharsets.UTF_8));
        assertThat(post(call(data), signature).status()).isEqualTo(401);
        assertThat(post(call(data), "").status()).isEqualTo(401);
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    @Test
    void theChallengeIsMetByTheBareSecretOnly() {
        Inbound.Response known = post("{\"clientToken\":\"SJENCPGJESMGUFPY\",\"secret\":\"1234567890\"}", "");
        assertThat(known.status()).isEqualTo(200);
        assertThat(new String(known.body(), StandardCharsets.UTF_8)).isEqualTo("1234567890");
        Inbound.Response unknown = post("{\"clientToken\":\"guessed\",\"secret\":\"1234567890\"}", "");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(new String(unknown.body(), StandardCharsets.UTF_8)).doesNotContain("1234567890");
    }

    @Test
    void aTapIsKnownByItsEventOrItsMessage() {
        signed("{" + COMMON
                + ",\"messageId\":\"u1\",\"suggestionResponse\":{\"postbackData\":\"t1\",\"text\":\"Yes\"}}");
        signed("{" + COMMON + ",\"eventId\":\"e2\",\"suggestionResponse\":{\"postbackData\":\"t2\"}}");
        assertThat(sink.stored(SuggestionTap.class))
                .containsExactly(
                        new SuggestionTap(WHO, "t1", "Yes", "agent1/m/u1", SENT),
                        new SuggestionTap(WHO, "t2", "", "agent1/e/e2", SENT));
    }

    @Test
    void whateverThePersonSendsIsAMessage() {
        signed("{" + COMMON + ",\"messageId\":\"u1\",\"text\":\"hello\"}");
        signed("{" + COMMON + ",\"messageId\":\"u2\",\"location\":{\"latitude\":37.422,\"longitude\":-122.084}}");
        signed("{" + COMMON + ",\"messageId\":\"u3\",\"userFile\":{\"payload\":{\"mimeType\":\"image/gif\","
                + "\"fileSizeBytes\":\"127806\",\"fileUri\":\"https://f.example/4.gif\",\"fileName\":\"4.gif\"}}}");
        assertThat(sink.stored(InboundMessage.class))
                .extracting(InboundMessage::text)
                .containsExactly("hello", "geo:37.422,-122.084", "https://f.example/4.gif");
        assertThat(sink.stored(InboundMessage.class))
                .first()
                .isEqualTo(new InboundMessage(WHO, "agent1@rbm.goog", "hello", Optional.empty(), "agent1/m/u1", SENT));
    }

    @Test
    void readsSubscriptionsAndTimeLimitsAreTold() {
        signed("{" + COMMON + ",\"eventType\":\"READ\",\"eventId\":\"e1\",\"messageId\":\"m1\"}");
        signed("{" + COMMON + ",\"eventType\":\"UNSUBSCRIBE\",\"eventId\":\"e2\"}");
        signed("{" + COMMON + ",\"eventType\":\"SUBSCRIBE\",\"eventId\":\"e3\"}");
        signed("{\"phoneNumber\":\"+15551230001\",\"messageId\":\"m1\",\"agentId\":\"agent1\","
                + "\"eventType\":\"TTL_EXPIRATION_REVOKED\",\"eventId\":\"e4\"}");
        signed("{\"phoneNumber\":\"+15551230001\",\"messageId\":\"m1\",\"agentId\":\"agent1\","
                + "\"eventType\":\"TTL_EXPIRATION_REVOKE_FAILED\",\"eventId\":\"e5\"}");
        assertThat(sink.stored(CarrierEvent.class))
                .containsExactly(
                        new CarrierEvent.ReadReport("m1", SENT),
                        new Subscription(WHO, false, "agent1/e/e2", SENT),
                        new Subscription(WHO, true, "agent1/e/e3", SENT),
                        new Revoked("m1", true, "TTL_EXPIRATION_REVOKED", NOW),
                        new Revoked("m1", false, "TTL_EXPIRATION_REVOKE_FAILED", NOW));
    }

    @Test
    void aLaunchDecisionIsToldToTheOperator() {
        signed("{\"eventId\":\"agent1/x\",\"agentId\":\"agent1@rbm.goog\",\"regionId\":\"/v1/regions/fi-rcs\","
                + "\"oldLaunchState\":\"PENDING\",\"newLaunchState\":\"REJECTED\"}");
        assertThat(sink.states()).singleElement().satisfies(state -> {
            assertThat(state.up()).isTrue();
            assertThat(state.reason()).contains("fi-rcs").contains("REJECTED");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"senderPhoneNumber\":\"+15551230001\",\"eventType\":\"IS_TYPING\",\"agentId\":\"agent1\"}",
                "{\"senderPhoneNumber\":\"+15551230001\",\"text\":\"for another\",\"agentId\":\"agent2@rbm.goog\"}",
                "{\"somethingNew\":{}}",
                "[]",
                "signed, but no JSON"
            })
    void whatConcernsNoMessageIsTakenSoThatItIsNotRepeated(String data) {
        assertThat(signed(data).status()).isEqualTo(200);
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"message\":{}}", "{\"message\":{\"data\":\"***\"}}"})
    void whatIsNoCallIsRefused(String body) {
        assertThat(post(body, "x").status()).isEqualTo(400);
    }

    @Test
    void whatCouldNotBeStoredIsAskedForAgain() {
        sink.failNext(1);
        assertThat(signed("{" + COMMON + ",\"messageId\":\"u1\",\"text\":\"hello\"}")
                        .status())
                .isEqualTo(503);
    }

    private Inbound.Response signed(String data) {
        return post(call(data), RbmWebhook.signature("SJENCPGJESMGUFPY", data.getBytes(StandardCharsets.UTF_8)));
    }

    private static String call(String data) {
        return "{\"message\":{\"data\":\""
                + Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8))
                + "\",\"messageId\":\"1415\"},\"subscription\":\"s\"}";
    }

    private Inbound.Response post(String body, String signature) {
        return webhook.handle(new Inbound.Request(
                        "POST",
                        "",
                        "",
                        Map.of("x-goog-signature", List.of(signature)),
                        body.getBytes(StandardCharsets.UTF_8)))
                .toCompletableFuture()
                .join();
    }

    private RbmWebhook webhook() {
        Map<String, String> values = new HashMap<>(Map.of(
                "agent", "agent1@rbm.goog",
                "client-token", "SJENCPGJESMGUFPY",
                "service-account", ScriptedPlatform.serviceAccount()));
        RbmSettings settings = RbmSettings.read(new LinkSettings(values, RbmSettings.settings()));
        LinkContext context = new LinkContext("link", sink, WireLog.NONE, InstantSource.fixed(NOW));
        java.net.URI home = new RbmCalls(settings.base(), settings.agent()).home();
        return new RbmWebhook(settings, context, new LinkPulse(context, home, settings.line()));
    }
}
