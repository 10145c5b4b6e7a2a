package org.cardwire.carrier.rcs.rbm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.CarrierAdapterContract;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.http.ScriptedHttp;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.carrier.spi.SubmitOutcome.Throttled;
import org.cardwire.carrier.spi.SubmitOutcome.Unknown;
import org.junit.jupiter.api.Test;

class RbmAdapterTest extends CarrierAdapterContract {
    private ScriptedPlatform platform;

    @Override
    protected CarrierAdapterProvider provider() {
        return new RbmProvider();
    }

    @Override
    protected ScriptedCarrier carrier(URI door) throws Exception {
        platform = new ScriptedPlatform(door);
        return platform;
    }

    @Override
    protected Content content() {
        return new RcsContent(new RcsContent.Text("你好"), List.of(), RcsContent.Traffic.TRANSACTION);
    }

    @Override
    protected String sender() {
        return ScriptedPlatform.AGENT;
    }

    /** RCS has no report of failure but the platform's own revocation. */
    @Override
    protected boolean reportsFailure() {
        return false;
    }

    @Test
    void theTimeLimitOfThePlatformIsReportedAsARevocation() throws Exception {
        platform.receipt("m-1", CarrierEvent.State.UNDELIVERED);
        assertThat(sink.stored(CarrierEvent.Revoked.class)).singleElement().satisfies(revoked -> {
            assertThat(revoked.carrierRef()).isEqualTo("m-1");
            assertThat(revoked.done()).isTrue();
        });
    }

    @Test
    void theAssertionIsSignedAndAsksForTheRightScope() throws Exception {
        String form = platform.seen().stream()
                .filter(seen -> seen.uri().getPath().equals("/token"))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(URLDecoder.decode(form, StandardCharsets.UTF_8))
                .startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
        String[] jwt = form.substring(form.lastIndexOf('=') + 1).split("\\.");
        JsonNode header = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[0]));
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[1]));
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(header.path("kid").asText()).isEqualTo("key-1");
        assertThat(claims.path("aud").asText()).isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(claims.path("scope").asText()).isEqualTo("https://www.googleapis.com/auth/rcsbusinessmessaging");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(ScriptedPlatform.KEYS.getPublic());
        check.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @Test
    void oneTokenServesManyMessagesAndARefusedOneIsRenewedWithTheSameMessageId() {
        submit(outbound(ANNA));
        submit(outbound(ANNA));
        assertThat(platform.tokens()).isEqualTo(1);

        platform.expireTokens();
        Outbound message = outbound(BERT);
        assertThat(submit(message)).isEqualTo(new Accepted(List.of(new PartRef(0, message.id()))));
        assertThat(platform.tokens()).isEqualTo(2);
        assertThat(platform.seen().stream().filter(seen -> seen.uri().toString().contains(message.id())))
                .hasSize(2);
    }

    @Test
    void theRequestNamesMessageAgentAndNumberAsThePlatformWantsThem() {
        Outbound message = outbound(ANNA);
        submit(message);
        ScriptedHttp.Seen seen = platform.seen().getLast();
        assertThat(seen.uri().toString())
                .isEqualTo("/v1/phones/%2B447700900001/agentMessages?messageId=" + message.id()
                        + "&agentId=brand_agent%40rbm.goog");
        assertThat(seen.header("Content-type")).isEqualTo("application/json; charset=UTF-8");
        assertThat(seen.text()).contains("\"ttl\":\"172800s\"").contains("\"messageTrafficType\":\"TRANSACTION\"");
    }

    @Test
    void everyRefusalKeepsTheWordsOfThePlatform() {
        assertThat(answered(403, "PERMISSION_DENIED")).isEqualTo(new Refused("403", "PERMISSION_DENIED said", true));
        assertThat(answered(400, "INVALID_ARGUMENT")).isEqualTo(new Refused("400", "INVALID_ARGUMENT said", true));
        assertThat(answered(404, "NOT_FOUND")).isEqualTo(new Refused("404", "NOT_FOUND said", true));
        assertThat(answered(409, "ALREADY_EXISTS")).isInstanceOf(Accepted.class);
        assertThat(answered(503, "UNAVAILABLE")).isInstanceOf(Unknown.class);
        assertThat(answered(500, "INTERNAL")).isInstanceOf(Unknown.class);
        platform.throttleNext();
        assertThat(submit(outbound(ANNA))).isEqualTo(new Throttled(Duration.ofSeconds(3), Throttled.Scope.LINK, "429"));
    }

    @Test
    void aMessageWhoseTimeIsOverIsNotSent() {
        Outbound late = new Outbound(
                java.util.UUID.randomUUID().toString(), ANNA, sender(), content(), Lane.OTP, Duration.ZERO, false);
        assertThat(submit(late))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("validity"));
        assertThat(platform.submissions()).isZero();
    }

    @Test
    void aMessageOverThePlatformsSizeIsNotSent() {
        Content huge = new RcsContent(new RcsContent.Text("字".repeat(90_000)), List.of(), RcsContent.Traffic.PROMOTION);
        assertThat(submit(outbound(ANNA, huge)))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("size"));
        assertThat(platform.submissions()).isZero();
    }

    @Test
    void aFewNumbersAreAskedOneByOneWithTheirFeatures() {
        Map<Msisdn, Reach> found = await(adapter.lookUp(Set.of(ANNA, BERT)));
        assertThat(found)
                .containsEntry(ANNA, new Reach.Unreachable("404"))
                .containsEntry(BERT, new Reach.Reachable(Optional.of(Set.of("RICHCARD_CAROUSEL", "REVOCATION"))));
    }

    @Test
    void manyNumbersAreAskedTogether() throws Exception {
        Set<Msisdn> many = new LinkedHashSet<>();
        for (int i = 0; i < 10_001; i++) {
            many.add(new Msisdn("+4477" + (10_000_000 + i)));
        }
        Msisdn reachable = many.iterator().next();
        String answer = "{\"reachableUsers\":[\"" + reachable.e164() + "\"],\"totalRandomSampleUserCount\":75}";
        platform.answerNext(200, answer, Map.of());
        platform.answerNext(200, answer, Map.of());
        Map<Msisdn, Reach> found = await(adapter.lookUp(many));
        assertThat(found).hasSize(10_001).containsEntry(reachable, new Reach.Reachable(Optional.empty()));
        assertThat(found.values().stream().filter(Reach.Unreachable.class::isInstance))
                .hasSize(10_000);
        List<ScriptedHttp.Seen> batches = platform.seen().stream()
                .filter(seen -> seen.uri().getPath().equals("/v1/users:batchGet"))
                .toList();
        assertThat(batches).hasSize(2);
        for (ScriptedHttp.Seen batch : batches) {
            JsonNode body = new ObjectMapper().readTree(batch.body());
            assertThat(body.path("agentId").asText()).isEqualTo(ScriptedPlatform.AGENT);
            assertThat(body.path("users").size()).isBetween(RbmReach.SMALLEST_BATCH, RbmReach.LARGEST_BATCH);
        }
    }

    @Test
    void aBatchWithoutAnswerLeavesItsNumbersUnknown() {
        Set<Msisdn> many = new LinkedHashSet<>();
        for (int i = 0; i < RbmReach.SMALLEST_BATCH; i++) {
            many.add(new Msisdn("+4477" + (10_000_000 + i)));
        }
        platform.answerNext(429, ScriptedPlatform.error(429, "RESOURCE_EXHAUSTED"), Map.of());
        assertThat(await(adapter.lookUp(many)).values()).hasSize(500).allMatch(Reach.Unknown.class::isInstance);
    }

    @Test
    void aRefusedServiceAccountSendsNothingAndSaysSo() {
        Map<String, String> settings = new HashMap<>(carrier.settings());
        settings.put("token-url", settings.get("base-url") + "/nowhere");
        try (CarrierAdapter strange = open(settings)) {
            assertThat(await(strange.submit(outbound(ANNA)))).isInstanceOf(SubmitOutcome.LinkDown.class);
            LinkTest test = await(strange.test());
            assertThat(test.works()).isFalse();
            assertThat(test.detail()).contains("service account");
        }
        assertThat(platform.submissions()).isZero();
    }

    private SubmitOutcome answered(int status, String word) {
        platform.answerNext(status, ScriptedPlatform.error(status, word), Map.of());
        return submit(outbound(ANNA));
    }
}
