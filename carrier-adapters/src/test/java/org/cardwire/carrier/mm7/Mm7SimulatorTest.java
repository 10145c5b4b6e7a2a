package org.cardwire.carrier.mm7;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.SimulatedCarrier;
import org.cardwire.carrier.SimulatedCarrierContract;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.fixtures.carrier.Carrier;
import org.cardwire.fixtures.carrier.World;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.fixtures.mm7.Mm7Account;
import org.cardwire.fixtures.mm7.Mm7Account.Refusals;
import org.cardwire.fixtures.mm7.Mm7Relay;
import org.cardwire.fixtures.script.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of the MM7 adapter against the simulated relay, which checks every request against the schema. */
class Mm7SimulatorTest extends SimulatedCarrierContract {
    private SimulatedRelay relay;

    @Override
    protected CarrierAdapterProvider provider() {
        return new Mm7Provider();
    }

    @Override
    protected ScriptedCarrier carrier(URI door) throws Exception {
        relay = new SimulatedRelay(door);
        return relay;
    }

    @Override
    protected SimulatedCarrier simulated() {
        return relay;
    }

    @Override
    protected URI port() {
        return relay.mm7();
    }

    @Override
    protected Content content() {
        return SampleMms.CONTENT;
    }

    @Override
    protected String sender() {
        return "90120";
    }

    /** Whatever a test sends and answers, it is by the schema; only its own garbage is none. */
    @AfterEach
    void nothingOffendsTheSchema() {
        assertThat(relay.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "REL-5-MM7-1-0, 5.3.0, absolute",
        "REL-5-MM7-1-2, 5.3.0, duration",
        "REL-5-MM7-1-5, 5.10.0, absolute",
        "REL-6-MM7-1-0, 6.3.0, duration",
        "REL-6-MM7-1-4, 6.8.0, absolute",
    })
    void everyNamespaceIsSpokenWithoutOffenceBothWays(String schema, String version, String expiry) throws Exception {
        carrier.down();
        relay.speak(schema, version);
        carrier.up();
        relay.reportOfItself();
        try (CarrierAdapter speaking = open(settings(
                "schema", schema,
                "mm7-version", version,
                "expiry-form", expiry,
                "service-code", "gold-7",
                "message-class", "Advertisement",
                "charged-party", "Sender",
                "content-class", "image-rich"))) {
            accepted(await(speaking.submit(outbound(ANNA))));
            until("it is reported", () -> !sink.stored(Receipt.class).isEmpty());
            Received received = relay.received(ANNA).getFirst();
            assertThat(received.content().required("violations")).isEmpty();
            assertThat(received.media())
                    .anySatisfy(media -> assertThat(media.bytes())
                            .isEqualTo(
                                    SampleMms.CONTENT.parts().getFirst().body().copy()));
            relay.read(received);
            until(
                    "the read is reported",
                    () -> sink.stored(CarrierEvent.ReadReport.class).size() == 1);
            relay.online(BERT, false);
            var waiting = outbound(BERT);
            Sent sent = new Sent(
                    waiting.id(),
                    BERT,
                    waiting.from(),
                    accepted(await(speaking.submit(waiting))).parts());
            assertThat(await(speaking.revoke(sent))).isInstanceOf(RevokeOutcome.Revoked.class);
            assertThat(carrier.reply(ANNA, sender(), "好")).isEqualTo(ScriptedCarrier.Answer.TAKEN);
        }
    }

    @ParameterizedTest
    @EnumSource(Refusals.class)
    void aRefusalIsTheSameWhateverFormTheRelayGivesIt(Refusals form) throws Exception {
        carrier.down();
        relay.refuseBy(form);
        carrier.up();
        relay.refuse("2004", 1);
        until(
                "it is refused",
                () -> submit(outbound(ANNA)) instanceof Refused refused
                        && refused.code().equals("2004")
                        && refused.permanent());
    }

    @ParameterizedTest
    @CsvSource({
        "Expired,                             UNDELIVERED",
        "Unrecognised,                        UNDELIVERED",
        "DeliveryConditionNotMet,             UNDELIVERED",
        "Rejected,                            UNDELIVERED",
        "Rejected/RejectionByOtherRS,         UNDELIVERED",
        "Rejected/RejectionByMMSRecipient,    DECLINED",
        "Indeterminate,                       UNKNOWN",
        "Forwarded,                           PENDING",
    })
    void whatBecameOfAMessageIsUnderstood(String status, State state) {
        relay.reportOfItself();
        relay.script(new Effect.FailDelivery(status), 1);
        submit(outbound(ANNA));
        until("it is reported", () -> !sink.stored(Receipt.class).isEmpty());
        assertThat(sink.stored(Receipt.class)).singleElement().satisfies(receipt -> {
            assertThat(receipt.state()).isEqualTo(state);
            assertThat(receipt.code()).isEqualTo(status);
        });
    }

    @Test
    void aReplyNamesTheMessageThatItAnswers() throws Exception {
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        until("it is on the handset", () -> carrier.shownOn(ANNA) == 1);
        carrier.reply(ANNA, sender(), "是的，谢谢 😀");
        assertThat(sink.stored(InboundMessage.class)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("是的，谢谢 😀");
            assertThat(message.inReplyTo()).isEqualTo(Optional.of(ref));
        });
    }

    @Test
    void aMessageOverTheLimitOfTheHandsetIsRefusedForGood() {
        var huge = SampleMms.content("Huge", new byte[301 * 1024]);
        assertThat(submit(outbound(ANNA, huge))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("2004");
            assertThat(refused.permanent()).isTrue();
        });
    }

    @Test
    void garbageAtOurDoorGetsAClearAnswer() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Inbound inbound = adapter.inbound().orElseThrow();
        List<String> types =
                List.of("text/xml", "multipart/related; boundary=b", "", "application/soap+xml", "\u0000;=\"");
        String[] beginnings = {
            "", "<?xml version=\"1.0\"?>", "--b\r\nContent-Type: text/xml\r\n\r\n<", "<a>".repeat(5_000)
        };
        for (int i = 0; i < 300; i++) {
            byte[] octets = new byte[random.nextInt(500)];
            random.nextBytes(octets);
            String begin = beginnings[i % beginnings.length];
            byte[] body =
                    (begin + new String(octets, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
            Inbound.Response response = await(inbound.handle(new Inbound.Request(
                    "POST", "/p4th", "", Map.of("content-type", List.of(types.get(i % types.size()))), body)));
            assertThat(response.status()).as("seed %d round %d", seed, i).isBetween(400, 500);
            assertThat(response.body()).isNotEmpty();
        }
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(carrier.settings());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** An account at the relay of the fixtures. */
    private static final class SimulatedRelay extends SimulatedCarrier {
        private static final String VASP = "brand";
        private final URI door;
        private Mm7Account account = Mm7Account.of(VASP, "vasp", "hush-hush")
                .withLogin(Mm7Account.Login.DIGEST)
                .deduplicating();

        SimulatedRelay(URI door) throws Exception {
            this.door = URI.create(door + "/p4th");
            begin();
        }

        void speak(String schema, String version) {
            account = account.speaking(Mm7Terms.STEM + schema, version);
        }

        void refuseBy(Refusals form) {
            account = account.refusingBy(form);
        }

        @Override
        protected Carrier start(World in, int port) {
            Mm7Relay relay = new Mm7Relay(in, port, List.of(account));
            relay.vaspListensAt(VASP, door);
            return relay;
        }

        /** It needs no proof of our address. */
        @Override
        protected void ready() {}

        List<String> violations() {
            return ((Mm7Relay) running()).violations();
        }

        URI mm7() {
            return address("mm7");
        }

        @Override
        public Map<String, String> settings() {
            return Map.ofEntries(
                    entry("url", mm7().toString()),
                    entry("vasp-id", VASP),
                    entry("auth", "digest"),
                    entry("username", "vasp"),
                    entry("password", "hush-hush"),
                    entry("inbound-path-secret", "p4th"),
                    entry("deduplicates", "true"),
                    entry("cancel", "true"),
                    entry("window", "4"),
                    entry("answer-timeout", "10s"),
                    entry("probe-interval", "50ms"),
                    entry("wire-log", "true"));
        }

        @Override
        protected String link() {
            return VASP;
        }

        @Override
        protected String word(State state) {
            return state == State.DELIVERED ? "Retrieved" : "Expired";
        }

        @Override
        public void refuseNext(boolean permanently) {
            refuse(permanently ? "2002" : "3000", 1);
        }

        @Override
        public Answer garbage() throws Exception {
            return garbage(door);
        }

        @Override
        public List<String> secrets() {
            return List.of("hush-hush", "p4th");
        }
    }
}
