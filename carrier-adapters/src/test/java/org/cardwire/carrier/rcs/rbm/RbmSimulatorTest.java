package org.cardwire.carrier.rcs.rbm;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.SimulatedCarrier;
import org.cardwire.carrier.SimulatedCarrierContract;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.Revoked;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.CarrierEvent.Subscription;
import org.cardwire.carrier.spi.CarrierEvent.SuggestionTap;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.Suggestion;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.fixtures.carrier.Carrier;
import org.cardwire.fixtures.carrier.World;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.fixtures.rcs.RcsAgent;
import org.cardwire.fixtures.rcs.RcsPlatform;
import org.cardwire.fixtures.rcs.ServiceAccountKey;
import org.cardwire.fixtures.script.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the RBM adapter against the simulated platform, which knows every limit of the API. */
class RbmSimulatorTest extends SimulatedCarrierContract {
    private SimulatedPlatform platform;

    @Override
    protected CarrierAdapterProvider provider() {
        return new RbmProvider();
    }

    @Override
    protected ScriptedCarrier carrier(URI door) throws Exception {
        platform = new SimulatedPlatform(door);
        return platform;
    }

    @Override
    protected SimulatedCarrier simulated() {
        return platform;
    }

    @Override
    protected URI port() {
        return platform.rcs();
    }

    @Override
    protected Content content() {
        return new RcsContent(new RcsContent.Text("你好"), List.of(), RcsContent.Traffic.TRANSACTION);
    }

    @Override
    protected String sender() {
        return SimulatedPlatform.AGENT + "@rbm.goog";
    }

    /** RCS has no report of failure but the platform's own revocation. */
    @Override
    protected boolean reportsFailure() {
        return false;
    }

    @Test
    void everyKindOfActionIsTakenAndATapOnEachComesBackWithOurToken() throws Exception {
        platform.reportOfItself();
        platform.ready();
        accepted(submit(outbound(ANNA, SampleRcs.text())));
        until("it is on the handset", () -> carrier.shownOn(ANNA) == 1);
        List<Suggestion> chips = SampleRcs.text().suggestions();
        Received received = platform.received(ANNA).getFirst();
        for (int i = 1; i <= chips.size(); i++) {
            int taps = i;
            platform.tap(received, chips.get(i - 1).label());
            until("the tap is here", () -> sink.stored(SuggestionTap.class).size() == taps);
        }
        List<SuggestionTap> taps = sink.stored(SuggestionTap.class);
        assertThat(taps)
                .extracting(SuggestionTap::postback)
                .containsExactlyElementsOf(
                        chips.stream().map(Suggestion::postback).toList());
        assertThat(taps).extracting(SuggestionTap::eventKey).doesNotHaveDuplicates();
        assertThat(taps).extracting(SuggestionTap::from).containsOnly(ANNA);
        until(
                "the shared place came as a message",
                () -> sink.stored(InboundMessage.class).size() == 1);
        assertThat(sink.stored(InboundMessage.class).getFirst().text()).isEqualTo("geo:51.5007,-0.1246");
    }

    @Test
    void cardsAndCarouselsAreTakenWithTheirFilesFetchedFromOurDoor() throws Exception {
        try (MediaDoor media = new MediaDoor()) {
            List<RcsContent> all = List.of(
                    SampleRcs.card(media, RcsContent.Orientation.VERTICAL),
                    SampleRcs.card(media, RcsContent.Orientation.HORIZONTAL_LEFT),
                    SampleRcs.card(media, RcsContent.Orientation.HORIZONTAL_RIGHT),
                    SampleRcs.carousel(media, RcsContent.Width.SMALL, RcsContent.Height.SHORT),
                    SampleRcs.carousel(media, RcsContent.Width.MEDIUM, RcsContent.Height.TALL));
            for (RcsContent content : all) {
                assertThat(submit(outbound(ANNA, content)))
                        .as("%s", content.body())
                        .isInstanceOf(Accepted.class);
            }
            until("all are on the handset", () -> carrier.shownOn(ANNA) == all.size());
            List<Received> received = platform.received(ANNA);
            assertThat(received.get(0).media())
                    .anySatisfy(file -> assertThat(file.bytes()).isEqualTo(media.picture()));
            assertThat(received.get(3).media().stream()
                            .filter(file -> java.util.Arrays.equals(file.bytes(), media.picture())))
                    .hasSize(3);
        }
    }

    @Test
    void aHandsetWithoutCarouselsSaysSoByFourHundred() {
        assertThat(await(adapter.lookUp(java.util.Set.of(ANNA))).get(ANNA))
                .isEqualTo(new Reach.Reachable(Optional.of(java.util.Set.of(SimulatedPlatform.FEATURES))));
    }

    @Test
    void anExpiredTokenIsRenewedAndTheSameMessageIdTakenOnce() {
        submit(outbound(ANNA));
        platform.expireTokens();
        Outbound message = outbound(BERT);
        assertThat(submit(message)).isEqualTo(new Accepted(List.of(new PartRef(0, message.id()))));
        assertThat(submit(message)).isEqualTo(new Accepted(List.of(new PartRef(0, message.id()))));
        submit(outbound(CARL));
        until("what was sent last is on its handset", () -> carrier.shownOn(CARL) == 1);
        assertThat(carrier.shownOn(BERT)).isEqualTo(1);
        assertThat(platform.counted("duplicates")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTimeLimitOfThePlatformComesBackAsARevocation(boolean done) throws Exception {
        platform.reportOfItself();
        platform.ready();
        platform.online(ANNA, false);
        if (!done) {
            platform.script(new Effect.RefuseRevoke("500"), 1);
        }
        Outbound brief = new Outbound(
                UUID.randomUUID().toString(), ANNA, sender(), content(), Lane.OTP, Duration.ofMillis(1_200), false);
        assertThat(submit(brief)).isInstanceOf(Accepted.class);
        until("it is over", () -> !sink.stored(Revoked.class).isEmpty());
        assertThat(sink.stored(Revoked.class)).singleElement().satisfies(revoked -> {
            assertThat(revoked.carrierRef()).isEqualTo(brief.id());
            assertThat(revoked.done()).isEqualTo(done);
        });
        platform.online(ANNA, true);
        assertThat(carrier.shownOn(ANNA)).isEqualTo(done ? 0 : 1);
    }

    @Test
    void aStopIsAMessageAndTheEndOfTheSubscription() throws Exception {
        assertThat(carrier.reply(ANNA, sender(), "STOP")).isEqualTo(ScriptedCarrier.Answer.TAKEN);
        platform.reportOfItself();
        carrier.reply(ANNA, sender(), "STOP");
        until("the subscription ended", () -> !sink.stored(Subscription.class).isEmpty());
        assertThat(sink.stored(Subscription.class)).allSatisfy(subscription -> {
            assertThat(subscription.who()).isEqualTo(ANNA);
            assertThat(subscription.subscribed()).isFalse();
        });
        assertThat(sink.stored(InboundMessage.class))
                .extracting(InboundMessage::text)
                .containsOnly("STOP");
    }

    @Test
    void aTapThatIsToldThreeTimesHasOneKey() throws Exception {
        platform.reportOfItself();
        platform.ready();
        submit(outbound(ANNA, SampleRcs.text()));
        until("it is on the handset", () -> carrier.shownOn(ANNA) == 1);
        until("it was reported", () -> sink.stored(CarrierEvent.Receipt.class).size() == 1);
        platform.script(new Effect.RepeatEvents(2), 1);
        platform.tap(platform.received(ANNA).getFirst(), "1");
        until("all are here", () -> sink.stored(SuggestionTap.class).size() == 3);
        assertThat(sink.stored(SuggestionTap.class).stream()
                        .map(SuggestionTap::eventKey)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aNumberWithoutRcsIsRefusedForGoodAndLookedUpAsUnreachable() {
        Msisdn nobody = new Msisdn("+447700900999");
        assertThat(submit(outbound(nobody))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("404");
            assertThat(refused.permanent()).isTrue();
        });
        assertThat(await(adapter.lookUp(java.util.Set.of(nobody)))).containsEntry(nobody, new Reach.Unreachable("404"));
    }

    @Test
    void onlyWhoKnowsTheClientTokenCanProveTheWebhook() throws Exception {
        platform.ready();
        assertThat(platform.counted("webhooksVerified")).isEqualTo(1);
        assertThat(platform.proves("another-agent")).isFalse();
    }

    @Test
    void garbageAtOurDoorGetsAClearAnswer() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Inbound inbound = adapter.inbound().orElseThrow();
        String[] beginnings = {
            "", "{", "{\"message\":{\"data\":\"", "{\"message\":{\"data\":\"AAAA\"}}", "[".repeat(5_000)
        };
        for (int i = 0; i < 300; i++) {
            byte[] octets = new byte[random.nextInt(500)];
            random.nextBytes(octets);
            String text = beginnings[i % beginnings.length]
                    + new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1);
            Inbound.Response response = await(inbound.handle(new Inbound.Request(
                    "POST",
                    "",
                    "",
                    Map.of("x-goog-signature", List.of(text)),
                    text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))));
            assertThat(response.status()).as("seed %d round %d", seed, i).isBetween(400, 499);
            assertThat(response.body()).isNotEmpty();
        }
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    /** An agent on the platform of the fixtures. */
    private static final class SimulatedPlatform extends SimulatedCarrier {
        static final String AGENT = "brand_agent";
        static final String[] FEATURES = {
            "REVOCATION",
            "RICHCARD_STANDALONE",
            "RICHCARD_CAROUSEL",
            "ACTION_CREATE_CALENDAR_EVENT",
            "ACTION_DIAL",
            "ACTION_OPEN_URL",
            "ACTION_OPEN_URL_IN_WEBVIEW",
            "ACTION_SHARE_LOCATION",
            "ACTION_VIEW_LOCATION"
        };
        private static final String CLIENT_TOKEN = "SJENCPGJESMGUFPY";
        private static final ServiceAccountKey KEY =
                ServiceAccountKey.generate("sandbox@cardwire-sandbox.iam.gserviceaccount.com");

        private final URI door;
        private CompletableFuture<Boolean> proven = new CompletableFuture<>();

        SimulatedPlatform(URI door) throws Exception {
            super(FEATURES);
            this.door = door;
            begin();
        }

        @Override
        protected Carrier start(World in, int port) {
            RcsPlatform platform = new RcsPlatform(
                    in,
                    port,
                    List.of(
                            new RcsAgent(AGENT, "Brand", CLIENT_TOKEN, true),
                            new RcsAgent("another-agent", "Other", "another token", false)),
                    KEY,
                    RcsPlatform.Duplicates.FIRST_AGAIN);
            proven = platform.registerWebhook(AGENT, door).toCompletableFuture();
            return platform;
        }

        @Override
        protected void ready() throws Exception {
            assertThat(proven.get(20, TimeUnit.SECONDS)).isTrue();
        }

        boolean proves(String agent) throws Exception {
            return platform().registerWebhook(agent, door).toCompletableFuture().get(20, TimeUnit.SECONDS);
        }

        void expireTokens() {
            platform().expireTokens();
        }

        private RcsPlatform platform() {
            return (RcsPlatform) running();
        }

        URI rcs() {
            return address("rcs");
        }

        @Override
        public Map<String, String> settings() {
            return Map.ofEntries(
                    entry("agent", AGENT + "@rbm.goog"),
                    entry("base-url", rcs().toString()),
                    entry("token-url", address("token").toString()),
                    entry("service-account", platform().serviceAccountKeyFile()),
                    entry("client-token", CLIENT_TOKEN),
                    entry("window", "4"),
                    entry("answer-timeout", "10s"),
                    entry("probe-interval", "50ms"),
                    entry("wire-log", "true"));
        }

        @Override
        protected String link() {
            return AGENT;
        }

        @Override
        protected String word(State state) {
            return state == State.DELIVERED ? "DELIVERED" : "TTL_EXPIRATION_REVOKED";
        }

        /** Only a token that is refused, the new one too, leaves the way open. */
        @Override
        public void refuseNext(boolean permanently) {
            if (permanently) {
                refuse("403", 1);
            } else {
                refuse("401", 2);
            }
        }

        @Override
        public Answer garbage() throws Exception {
            return garbage(door);
        }

        @Override
        public List<String> secrets() {
            String file = platform().serviceAccountKeyFile();
            int key = file.indexOf("PRIVATE KEY");
            return List.of(CLIENT_TOKEN, "ya29.", file.substring(key + 100, key + 130));
        }
    }
}
