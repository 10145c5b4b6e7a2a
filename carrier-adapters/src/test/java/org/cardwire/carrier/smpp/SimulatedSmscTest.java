package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.RecordingSink;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.Unknown;
import org.cardwire.carrier.spi.WireLog;
import org.cardwire.fixtures.carrier.World;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.HandsetTable;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.fixtures.script.Effect;
import org.cardwire.fixtures.script.Script;
import org.cardwire.fixtures.smsc.Account;
import org.cardwire.fixtures.smsc.Account.ReceiptForm;
import org.cardwire.fixtures.smsc.MessageIds;
import org.cardwire.fixtures.smsc.Smsc;
import org.cardwire.fixtures.smsc.SmscSettings;
import org.cardwire.fixtures.time.RealTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter and the SMSC of the fixtures, which reads every octet by its own codec, over real sockets. */
class SimulatedSmscTest {
    private static final Msisdn ANNA = new Msisdn("+447700900001");
    private static final PhoneNumber ANNAS = PhoneNumber.parse("+447700900001");
    private static final String LONG_TEXT = "双十一会员专享 👨‍👩‍👧‍👦 ".repeat(12);

    private final RealTime time = new RealTime(InstantSource.system());
    private final World world = World.of(new HandsetTable(), time, 1);
    private final RecordingSink sink = new RecordingSink();
    private Smsc smsc;
    private CarrierAdapter adapter;

    @AfterEach
    void close() {
        adapter.close();
        smsc.close();
        time.close();
    }

    @ParameterizedTest
    @EnumSource(Concatenation.class)
    void aLongTextArrivesWholeHoweverItsPartsAreJoined(Concatenation way) {
        open(account());
        Accepted accepted = accepted(submit(outbound(LONG_TEXT, way)));
        until("it is on the handset", () -> shown().size() == 1);
        assertThat(shown().getFirst().content().get("text").asText()).isEqualTo(LONG_TEXT);
        assertThat(accepted.parts()).hasSize(way == Concatenation.PAYLOAD ? 1 : segments(way));
        delivered(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL,             loose,    TEXT",
        "HEX,                 loose,    PARAMETERS",
        "DECIMAL_THEN_PADDED, loose,    TEXT_AND_PARAMETERS",
        "OPAQUE,              as-is,    TEXT_AND_PARAMETERS",
        "HEX_THEN_DECIMAL,    resp-hex, TEXT",
        "HEX_THEN_DECIMAL,    resp-hex, TEXT_AND_PARAMETERS",
        "DECIMAL_THEN_HEX,    dlr-hex,  TEXT",
    })
    void receiptsFindTheirMessageWhateverTheSmscMakesOfItsIds(MessageIds.Style ids, String setting, ReceiptForm form) {
        open(account().speaking(ids, form), "message-id", setting);
        delivered(accepted(submit(outbound("Hello", Concatenation.SAR))));
    }

    @Test
    void aReceiptThatComesBeforeTheAnswerIsNotLost() {
        open(account());
        world.scripts().add(Script.forAll(new Effect.EarlyReceipt()));
        delivered(accepted(submit(outbound("Hello", Concatenation.SAR))));
    }

    @Test
    void aReceiptThatCannotBeStoredIsSentAgainByTheSmsc() {
        open(account());
        sink.failNext(1);
        delivered(accepted(submit(outbound("Hello", Concatenation.SAR))));
    }

    @Test
    void aLongReplyComesBackWhole() throws Exception {
        open(account());
        String text = "我想知道更多 ".repeat(30).strip();
        smsc.reply(ANNAS, "12345", "cardwire", text);
        until("it is stored", () -> !sink.stored(InboundMessage.class).isEmpty());
        InboundMessage message = sink.stored(InboundMessage.class).getFirst();
        assertThat(message.from()).isEqualTo(ANNA);
        assertThat(message.to()).isEqualTo("12345");
        assertThat(message.text()).isEqualTo(text);
    }

    @Test
    void aLinkThatIsClosedWhileItConnectsIsGone() {
        open(account());
        Map<String, String> settings = Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(smsc.port()),
                "system-id", "cardwire",
                "password", "secret");
        for (int i = 0; i < 300; i++) {
            adapter.close();
            connect(settings);
            LockSupport.parkNanos(i * 5_000L);
        }
    }

    @Test
    void aRateLimitTearsNoMessage() {
        open(account().limitedTo(50, 8), "part-retry", "200ms");
        List<CompletionStage<SubmitOutcome>> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.add(adapter.submit(outbound("x".repeat(153 * 4), Concatenation.UDH_8BIT)));
        }
        long accepted =
                sent.stream().filter(stage -> await(stage) instanceof Accepted).count();
        assertThat(accepted).isBetween(1L, 3L);
        assertThat(sent).allSatisfy(stage -> assertThat(await(stage)).isNotInstanceOf(Unknown.class));
        until("they are on the handset", () -> shown().size() == accepted);
    }

    @Test
    void whenTheConnectionIsLostAfterTheWriteTheReceiptStillComes() {
        open(account());
        world.scripts().add(Script.forAll(new Effect.DropAfter()).times(1));
        assertThat(submit(outbound("Hello", Concatenation.SAR))).isInstanceOf(Unknown.class);
        until(
                "the receipt came on the next session",
                () -> !sink.stored(Receipt.class).isEmpty());
        assertThat(shown()).hasSize(1);
    }

    @Test
    void droppedConnectionsLeaveNoSubmissionWithoutAnAnswer() {
        open(account(), "sessions", "3", "window", "100");
        List<CompletionStage<SubmitOutcome>> sent = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            sent.add(adapter.submit(outbound("Hello", Concatenation.SAR)));
            if (i % 500 == 250) {
                smsc.dropConnections();
            }
        }
        assertThat(sent).allSatisfy(stage -> assertThat(await(stage)).isNotNull());
        until("it is up again", () -> submit(outbound("Hello", Concatenation.SAR)) instanceof Accepted);
        long accepted =
                sent.stream().filter(stage -> await(stage) instanceof Accepted).count();
        until("what was accepted arrives", () -> delivered() >= accepted + 1);
    }

    @Test
    void aMessageThatWaitsForItsHandsetCanBeTakenBack() {
        open(account(), "cancel", "true", "message-id", "as-is");
        world.handsets().online(ANNAS, false);
        Outbound message = outbound("x".repeat(300), Concatenation.UDH_8BIT);
        Sent sent = new Sent(
                message.id(), ANNA, message.from(), accepted(submit(message)).parts());
        assertThat(await(adapter.revoke(sent))).isInstanceOf(RevokeOutcome.Revoked.class);
        assertThat(await(adapter.revoke(sent))).isInstanceOf(RevokeOutcome.TooLate.class);
        world.handsets().online(ANNAS, true);
        assertThat(shown()).isEmpty();
    }

    @Test
    void aWrongPasswordNamesItself() {
        open(account(), "password", "wrong");
        until("it is refused", () -> await(adapter.test()).detail().contains("ESME_RINVPASWD"));
    }

    @Test
    void whenTheSmscUnbindsEveryoneTheLinkComesBack() {
        open(account(), "sessions", "2");
        smsc.unbindAll();
        until("it is back", () -> smsc.stats().of("binds") >= 4);
        until("it sends", () -> submit(outbound("Hello", Concatenation.SAR)) instanceof Accepted);
    }

    private static Account account() {
        return Account.of("cardwire", "secret");
    }

    private void open(Account account, String... more) {
        world.handsets().put(Handset.smsOnly(ANNAS, "Anna"));
        smsc = Smsc.start(world, SmscSettings.of(account));
        Map<String, String> settings = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(smsc.port()),
                "system-id", account.systemId(),
                "password", account.password(),
                "window", "50",
                "answer-timeout", "5s",
                "reconnect-min", "20ms",
                "reconnect-max", "100ms"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        connect(settings);
        if (settings.get("password").equals(account.password())) {
            int sessions = Integer.parseInt(settings.getOrDefault("sessions", "1"));
            until("all sessions are bound", () -> smsc.sessions(account.systemId()) == sessions);
            until("the link works", () -> await(adapter.test()).detail().startsWith(sessions + " of"));
        }
    }

    private void connect(Map<String, String> settings) {
        SmppProvider provider = new SmppProvider();
        adapter = provider.open(
                new LinkSettings(settings, provider.settings()),
                new LinkContext("link", sink, WireLog.NONE, InstantSource.system()));
    }

    private List<Received> shown() {
        return world.wall().messages(ANNAS);
    }

    private int delivered() {
        return world.wall().deliveries(ANNAS).getOrDefault(Channel.SMS, 0);
    }

    private void delivered(Accepted accepted) {
        String[] refs = accepted.parts().stream().map(PartRef::carrierRef).toArray(String[]::new);
        until("every part has its receipt", () -> sink.stored(Receipt.class).size() >= refs.length);
        assertThat(sink.stored(Receipt.class)).extracting(Receipt::state).containsOnly(State.DELIVERED);
        assertThat(sink.stored(Receipt.class)).extracting(Receipt::carrierRef).containsExactlyInAnyOrder(refs);
    }

    private static int segments(Concatenation way) {
        return Segmenter.split(LONG_TEXT, way).segments().size();
    }

    private static Outbound outbound(String text, Concatenation way) {
        return new Outbound(
                UUID.randomUUID().toString(),
                ANNA,
                "12345",
                Segmenter.split(text, way),
                Lane.TRANSACTIONAL,
                Duration.ofHours(1),
                false);
    }

    private SubmitOutcome submit(Outbound message) {
        return await(adapter.submit(message));
    }

    private static Accepted accepted(SubmitOutcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted) outcome;
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
