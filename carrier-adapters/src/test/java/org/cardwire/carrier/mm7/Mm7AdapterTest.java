package org.cardwire.carrier.mm7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.CarrierAdapterContract;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.http.ScriptedHttp;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.carrier.spi.SubmitOutcome.Throttled;
import org.cardwire.carrier.spi.SubmitOutcome.Unknown;
import org.junit.jupiter.api.Test;

class Mm7AdapterTest extends CarrierAdapterContract {
    private ScriptedRelay relay;

    @Override
    protected CarrierAdapterProvider provider() {
        return new Mm7Provider();
    }

    @Override
    protected ScriptedCarrier carrier(java.net.URI door) throws Exception {
        relay = new ScriptedRelay(door);
        return relay;
    }

    @Override
    protected Content content() {
        return SampleMms.CONTENT;
    }

    @Override
    protected String sender() {
        return "90120";
    }

    @Test
    void theWholeLengthIsDeclaredAndWasKnownBefore() {
        Outbound message = outbound(ANNA);
        submit(message);
        ScriptedHttp.Seen seen = relay.seen().getLast();
        Mm7Terms terms = SampleMms.terms(Map.of("vasp-id", "brand", "vas-id", ""));
        long known = Mm7Size.of(message, SampleMms.CONTENT, terms).whole();
        assertThat(seen.header("Content-length")).isEqualTo(Long.toString(known));
        assertThat(seen.body()).hasSize((int) known);
        assertThat(seen.header("Transfer-encoding")).isNull();
        assertThat(seen.header("Soapaction")).isEqualTo("\"\"");
    }

    @Test
    void theMediaArriveByteForByte() {
        submit(outbound(ANNA));
        ScriptedHttp.Seen seen = relay.seen().getLast();
        List<MimeReader.Part> parts = MimeReader.leaves(seen.header("Content-type"), seen.body());
        assertThat(parts).extracting(MimeReader.Part::id).containsExactly(Mm7Mime.SOAP_ID, "s.smil", "p.jpg", "t.txt");
        assertThat(parts.get(2).body())
                .isEqualTo(SampleMms.CONTENT.parts().getFirst().body().copy());
    }

    @Test
    void everyClassOfStatusIsUnderstood() {
        assertThat(answered(200, status(1100, "<MessageID>x</MessageID>")))
                .isEqualTo(new Accepted(List.of(new PartRef(0, "x"))));
        assertThat(answered(500, status(2999, ""))).isEqualTo(new Refused("2999", "said", true));
        assertThat(answered(200, status(3999, ""))).isEqualTo(new Refused("3999", "said", false));
        assertThat(answered(200, status(4005, ""))).isEqualTo(new Refused("4005", "said", true));
        assertThat(answered(200, status(3500, ""))).isEqualTo(new Refused("3500", "said", false));
        assertThat(answered(200, status(9000, ""))).isEqualTo(new Refused("9000", "said", false));
    }

    @Test
    void anAcceptanceWithoutMessageIdIsKnownByOurOwnId() {
        relay.answerNext(200, status(1000, ""));
        Outbound message = outbound(ANNA);
        assertThat(submit(message)).isEqualTo(new Accepted(List.of(new PartRef(0, message.id()))));
    }

    @Test
    void aFaultSaysWhoseItIs() {
        String fault =
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><e:Fault><e:faultcode>"
                        + "e:%s</e:faultcode><e:faultstring>what</e:faultstring></e:Fault></e:Body></e:Envelope>";
        assertThat(answered(500, fault.formatted("Client.TransactionID")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.permanent()).isTrue());
        assertThat(answered(200, fault.formatted("Server")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.permanent()).isFalse());
    }

    @Test
    void withoutAnySoapTheHttpStatusSpeaks() {
        assertThat(answered(200, "<html>hello</html>")).isInstanceOf(Unknown.class);
        assertThat(answered(502, "")).isInstanceOf(Unknown.class);
        assertThat(answered(413, ""))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.permanent()).isTrue());
        assertThat(answered(403, "")).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.permanent()).isFalse();
            assertThat(r.reason()).contains("username");
        });
        assertThat(answered(302, ""))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.permanent()).isFalse());
    }

    @Test
    void tooFastAndUnavailableBothSlowTheLinkDown() {
        for (String code : List.of("3510", "4006")) {
            assertThat(answered(200, status(Integer.parseInt(code), "")))
                    .isInstanceOfSatisfying(
                            Throttled.class,
                            throttled -> assertThat(throttled.code()).isEqualTo(code));
        }
    }

    @Test
    void aThrottlingRelayMayNameTheTime() {
        relay.answerNext(new ScriptedHttp.Reply(429, Map.of("Retry-After", "7"), ""));
        assertThat(submit(outbound(ANNA))).isEqualTo(new Throttled(Duration.ofSeconds(7), Throttled.Scope.LINK, "429"));
    }

    @Test
    void anUnknownLinkedIdIsLeftOutOnce() {
        relay.answerNext(200, status(2006, ""));
        Outbound answer = new Outbound(
                SampleMms.ID,
                ANNA,
                sender(),
                content(),
                Lane.TRANSACTIONAL,
                Duration.ofHours(1),
                false,
                Optional.of("conversation-7"));
        assertThat(submit(answer)).isInstanceOf(Accepted.class);
        assertThat(relay.seen().stream().map(ScriptedHttp.Seen::text).filter(text -> text.contains("<SubmitReq")))
                .hasSize(2)
                .first()
                .asString()
                .contains("<LinkedID>conversation-7</LinkedID>");
        assertThat(relay.seen().getLast().text()).doesNotContain("LinkedID");
    }

    @Test
    void aDigestChallengeIsMetOnceAndThenForeseen() {
        Map<String, String> settings = new HashMap<>(carrier.settings());
        settings.put("auth", "digest");
        relay.answerNext(new ScriptedHttp.Reply(
                401,
                Map.of("WWW-Authenticate", "Digest realm=\"mmsc\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256"),
                ""));
        try (CarrierAdapter digest = open(settings)) {
            assertThat(await(digest.submit(outbound(ANNA)))).isInstanceOf(Accepted.class);
            assertThat(await(digest.submit(outbound(ANNA)))).isInstanceOf(Accepted.class);
        }
        List<ScriptedHttp.Seen> seen =
                relay.seen().subList(relay.seen().size() - 3, relay.seen().size());
        assertThat(seen.get(0).header("Authorization")).isNull();
        assertThat(seen.get(1).header("Authorization")).startsWith("Digest ").contains("nc=00000001");
        assertThat(seen.get(2).header("Authorization")).startsWith("Digest ").contains("nc=00000002");
    }

    @Test
    void aRelayThatComesBackIsReported() {
        carrier.down();
        until("down is reported", () -> {
            submit(outbound(ANNA));
            return sink.states().stream().anyMatch(state -> !state.up());
        });
        carrier.up();
        until("up is reported", () -> sink.states().getLast().up());
    }

    @Test
    void theWireLogHoldsTheSoapAndNoMedia() {
        submit(outbound(ANNA));
        assertThat(wire)
                .anyMatch(line -> line.contains("<SubmitReq") && line.contains("[p.jpg, image/jpeg, 256 bytes]"));
        assertThat(wire).noneMatch(line -> line.contains("买一送一"));
    }

    @Test
    void whoDoesNotKnowThePasswordOrThePathIsTurnedAway() {
        var inbound = adapter.inbound().orElseThrow();
        byte[] report = ScriptedRelay.envelope("DeliveryReportReq", "").getBytes(StandardCharsets.UTF_8);
        var request = new org.cardwire.carrier.spi.Inbound.Request("POST", "/p4th", "", Map.of(), report);
        assertThat(await(inbound.handle(request)).status()).isEqualTo(401);
        var elsewhere = new org.cardwire.carrier.spi.Inbound.Request("POST", "/other", "", Map.of(), report);
        assertThat(await(inbound.handle(elsewhere)).status()).isEqualTo(404);
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    private SubmitOutcome answered(int status, String body) {
        relay.answerNext(status, body);
        return submit(outbound(ANNA));
    }

    private static String status(int code, String rest) {
        return ScriptedRelay.response("SubmitRsp", code, "said", rest);
    }
}
