package org.cardwire.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.cardwire.carrier.ScriptedCarrier.Answer;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.carrier.spi.SettingsException;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.LinkDown;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.carrier.spi.SubmitOutcome.Throttled;
import org.cardwire.carrier.spi.SubmitOutcome.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every carrier adapter promises, whatever its protocol. The test of an adapter extends this class, says who plays
 * its carrier, and adds what is its own.
 */
public abstract class CarrierAdapterContract {
    protected static final Msisdn ANNA = new Msisdn("+447700900001");
    protected static final Msisdn BERT = new Msisdn("+447700900002");
    protected static final Msisdn CARL = new Msisdn("+447700900003");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    protected static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    protected final RecordingSink sink = new RecordingSink();
    protected final List<String> wire = new CopyOnWriteArrayList<>();
    protected HttpDoor door;
    protected ScriptedCarrier carrier;
    protected CarrierAdapter adapter;

    protected abstract CarrierAdapterProvider provider();

    /** A new carrier for one test; where it calls us over HTTP, it calls the door. */
    protected abstract ScriptedCarrier carrier(URI door) throws Exception;

    /** A short message of the adapter's channel. */
    protected abstract Content content();

    /** Our address on the carrier, fit for {@link Outbound#from()}. */
    protected abstract String sender();

    /** Whether the protocol has a receipt for a message that did not arrive. */
    protected boolean reportsFailure() {
        return true;
    }

    @BeforeEach
    void open() throws Exception {
        door = new HttpDoor();
        carrier = carrier(door.uri());
        adapter = open(carrier.settings());
        door.mount(adapter);
        until("the link works", () -> test().works());
    }

    @AfterEach
    void close() throws Exception {
        sink.release();
        carrier.releaseAnswers();
        adapter.close();
        carrier.close();
        door.close();
    }

    @Test
    void anAcceptedSubmissionNamesItsPartsAndReachesTheHandset() {
        Accepted accepted = accepted(submit(outbound(ANNA)));
        assertThat(accepted.parts())
                .extracting(PartRef::part)
                .containsExactlyElementsOf(
                        IntStream.range(0, accepted.parts().size()).boxed().toList());
        assertThat(accepted.parts())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.carrierRef()).isNotBlank());
        until("it is on the handset", () -> carrier.shownOn(ANNA) == 1);
        assertThat(carrier.shownOn(BERT)).isZero();
    }

    @Test
    void twoMessagesHaveDifferentReferences() {
        Accepted first = accepted(submit(outbound(ANNA)));
        Accepted second = accepted(submit(outbound(ANNA)));
        assertThat(first.parts().getFirst().carrierRef())
                .isNotEqualTo(second.parts().getFirst().carrierRef());
    }

    @Test
    void aboveTheWindowASubmissionIsThrottledAndNothingIsQueued() {
        int window = adapter.capabilities().window();
        carrier.holdAnswers();
        List<CompletionStage<SubmitOutcome>> inFlight = IntStream.range(0, window)
                .mapToObj(i -> adapter.submit(outbound(ANNA)))
                .toList();
        until("the carrier has read a whole window", () -> carrier.submissions() == window);

        assertThat(await(adapter.submit(outbound(BERT)))).isInstanceOf(Throttled.class);
        carrier.releaseAnswers();

        assertThat(inFlight).allSatisfy(stage -> assertThat(await(stage)).isInstanceOf(Accepted.class));
        assertThat(carrier.shownOn(BERT)).isZero();
        assertThat(submit(outbound(BERT))).isInstanceOf(Accepted.class);
    }

    @Test
    void aPermanentRefusalIsAnAnswerWithItsCode() {
        carrier.refuseNext(true);
        Refused refused = refused(submit(outbound(ANNA)));
        assertThat(refused.permanent()).isTrue();
        assertThat(refused.code()).isNotBlank();
        assertThat(refused.reason()).isNotBlank();
        assertThat(carrier.shownOn(ANNA)).isZero();
    }

    @Test
    void aTemporaryRefusalLeavesTheWayOpen() {
        carrier.refuseNext(false);
        assertThat(refused(submit(outbound(ANNA))).permanent()).isFalse();
        assertThat(submit(outbound(ANNA))).isInstanceOf(Accepted.class);
    }

    @Test
    void aThrottlingCarrierIsNoRefusal() {
        carrier.throttleNext();
        SubmitOutcome outcome = submit(outbound(ANNA));
        assertThat(outcome).isInstanceOfSatisfying(Throttled.class, throttled -> {
            assertThat(throttled.retryAfter()).isPositive();
            assertThat(throttled.code()).isNotBlank();
        });
        assertThat(submit(outbound(ANNA))).isInstanceOf(Accepted.class);
    }

    @Test
    void aCarrierThatIsDownTookNothingAndComesBack() {
        carrier.down();
        until("the adapter sees it", () -> submit(outbound(ANNA)) instanceof LinkDown);
        assertThat(carrier.shownOn(ANNA)).isZero();

        carrier.up();
        until("the adapter is back", () -> submit(outbound(BERT)) instanceof Accepted);
        until("it is on the handset", () -> carrier.shownOn(BERT) == 1);
    }

    @Test
    void aConnectionDroppedAfterTheWriteIsInDoubt() {
        carrier.dropNext();
        assertThat(submit(outbound(ANNA)))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.accepted()).isEmpty());
        assertThat(carrier.submissions()).isEqualTo(1);
    }

    @Test
    void aCarrierThatNeverAnswersIsInDoubtAtTheTimeOut() {
        Map<String, String> hasty = new HashMap<>(carrier.settings());
        hasty.put("answer-timeout", "1s");
        try (CarrierAdapter impatient = open(hasty)) {
            until("the link works", () -> await(impatient.test()).works());
            carrier.holdAnswers();
            assertThat(await(impatient.submit(outbound(ANNA)))).isInstanceOf(Unknown.class);
            carrier.releaseAnswers();
        }
    }

    @Test
    void theSameTryRepeatedIsAnsweredAgain() {
        Outbound message = outbound(ANNA);
        carrier.dropNext();
        assertThat(submit(message)).isInstanceOf(Unknown.class);
        until("the repeat is taken", () -> submit(message) instanceof Accepted);
        submit(message);
        submit(outbound(BERT));
        until("what was sent last is on its handset", () -> carrier.shownOn(BERT) == 1);
        int shown = carrier.shownOn(ANNA);
        assertThat(shown).isGreaterThanOrEqualTo(1);
        if (adapter.capabilities().deduplicates()) {
            assertThat(shown).isEqualTo(1);
        }
    }

    @Test
    void aReceiptNamesThePartThatWasAccepted() throws Exception {
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        assertThat(carrier.receipt(ref, State.DELIVERED)).isEqualTo(Answer.TAKEN);
        assertThat(sink.stored(Receipt.class)).singleElement().satisfies(receipt -> {
            assertThat(receipt.carrierRef()).isEqualTo(ref);
            assertThat(receipt.state()).isEqualTo(State.DELIVERED);
            assertThat(receipt.code()).isNotBlank();
        });
    }

    @Test
    void aFailureIsReportedAsSuch() throws Exception {
        assumeTrue(reportsFailure());
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        assertThat(carrier.receipt(ref, State.UNDELIVERED)).isEqualTo(Answer.TAKEN);
        assertThat(sink.stored(Receipt.class)).extracting(Receipt::state).containsExactly(State.UNDELIVERED);
    }

    @Test
    void aDuplicateReceiptIsPassedOn() throws Exception {
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        carrier.receipt(ref, State.DELIVERED);
        carrier.receipt(ref, State.DELIVERED);
        assertThat(sink.stored(Receipt.class)).extracting(Receipt::carrierRef).containsExactly(ref, ref);
    }

    @Test
    void whenTheEventCannotBeStoredTheCarrierIsToldToTryAgain() throws Exception {
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        sink.failNext(1);
        assertThat(carrier.receipt(ref, State.DELIVERED)).isEqualTo(Answer.TRY_AGAIN);
        assertThat(sink.stored(Receipt.class)).isEmpty();

        assertThat(carrier.receipt(ref, State.DELIVERED)).isEqualTo(Answer.TAKEN);
        assertThat(sink.stored(Receipt.class)).hasSize(1);
    }

    @Test
    void theCarrierIsAnsweredOnlyWhenItsEventIsStored() throws Exception {
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        sink.hold();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(carrier.receipt(ref, State.DELIVERED));
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        until("the event waits in the sink", () -> sink.waiting() == 1);
        assertThat(answer).isNotDone();
        sink.release();
        assertThat(await(answer)).isEqualTo(Answer.TAKEN);
    }

    @Test
    void aReplyFromTheHandsetReachesTheSinkWithAKeyOfItsOwn() throws Exception {
        assertThat(carrier.reply(ANNA, sender(), "退订 STOP")).isEqualTo(Answer.TAKEN);
        assertThat(carrier.reply(BERT, sender(), "Yes")).isEqualTo(Answer.TAKEN);
        assertThat(carrier.reply(ANNA, sender(), "退订 STOP")).isEqualTo(Answer.TAKEN);
        List<InboundMessage> messages = sink.stored(InboundMessage.class);
        assertThat(messages).extracting(InboundMessage::from).containsExactly(ANNA, BERT, ANNA);
        assertThat(messages).extracting(InboundMessage::text).containsExactly("退订 STOP", "Yes", "退订 STOP");
        assertThat(messages).extracting(InboundMessage::to).containsOnly(sender());
        assertThat(messages.get(0).eventKey())
                .isNotBlank()
                .isNotEqualTo(messages.get(1).eventKey());
    }

    @Test
    void garbageIsRefusedAndDisturbsNothing() throws Exception {
        assertThat(carrier.garbage()).isEqualTo(Answer.REFUSED);
        until("the next message is taken", () -> submit(outbound(ANNA)) instanceof Accepted);
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    @Test
    void aRevocationSaysWhetherItCameInTime() {
        carrier.revokeInTime(true);
        Sent inTime = sent(outbound(ANNA));
        if (!adapter.capabilities().revoke()) {
            assertThat(await(adapter.revoke(inTime))).isInstanceOf(RevokeOutcome.Unsupported.class);
            return;
        }
        assertThat(await(adapter.revoke(inTime))).isInstanceOf(RevokeOutcome.Revoked.class);
        carrier.revokeInTime(false);
        int before = carrier.shownOn(BERT);
        Sent tooLate = sent(outbound(BERT));
        until("it is on the handset", () -> carrier.shownOn(BERT) == before + 1);
        assertThat(await(adapter.revoke(tooLate))).isInstanceOf(RevokeOutcome.TooLate.class);
        carrier.down();
        until("it cannot be revoked now", () -> await(adapter.revoke(tooLate)) instanceof RevokeOutcome.NotNow);
    }

    private Sent sent(Outbound message) {
        return new Sent(
                message.id(),
                message.to(),
                message.from(),
                accepted(submit(message)).parts());
    }

    @Test
    void everyNumberThatIsLookedUpGetsAnAnswer() {
        assertThat(await(adapter.lookUp(Set.of(ANNA, BERT)))).containsOnlyKeys(ANNA, BERT);
        assertThat(await(adapter.lookUp(Set.of()))).isEmpty();
    }

    @Test
    void closingWaitsForWhatIsInFlightAndTakesNothingNew() {
        carrier.holdAnswers();
        CompletionStage<SubmitOutcome> inFlight = adapter.submit(outbound(ANNA));
        until("the carrier has it", () -> carrier.submissions() == 1);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(adapter::close);
        until(
                "nothing new is taken",
                () -> adapter.submit(outbound(CARL))
                        .thenApply(LinkDown.class::isInstance)
                        .toCompletableFuture()
                        .getNow(false));

        carrier.releaseAnswers();
        assertThat(await(inFlight)).isInstanceOf(Accepted.class);
        await(closed);
        assertThat(submit(outbound(BERT))).isInstanceOf(LinkDown.class);
        assertThat(carrier.shownOn(BERT)).isZero();
    }

    @Test
    void theTestOfALinkSaysWhatIsWrong() {
        assertThat(test().works()).isTrue();
        carrier.down();
        until("the test fails", () -> test().finding() == LinkTest.Finding.NOT_CONNECTED);
        assertThat(test().detail()).isNotBlank();
    }

    @Test
    void noSecretIsEverWrittenDown() throws Exception {
        submit(outbound(ANNA));
        carrier.reply(ANNA, sender(), "hello");
        carrier.secrets().forEach(secret -> assertThat(wire).noneMatch(line -> line.contains(secret)));
        assertThat(test().detail()).doesNotContain(carrier.secrets());
    }

    @Test
    void missingSettingsAreNamedAllAtOnce() {
        List<String> required = provider().settings().stream()
                .filter(Setting::required)
                .map(Setting::name)
                .toList();
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> required.forEach(
                                name -> assertThat(e.problems()).anyMatch(problem -> problem.startsWith(name + ":"))));
    }

    protected final CarrierAdapter open(Map<String, String> settings) {
        CarrierAdapterProvider provider = provider();
        LinkContext context = new LinkContext(
                "link",
                sink,
                (id, direction, text) -> wire.add(direction + " " + id + " " + text),
                InstantSource.fixed(NOW));
        return provider.open(new LinkSettings(settings, provider.settings()), context);
    }

    protected final Outbound outbound(Msisdn to) {
        return outbound(to, content());
    }

    protected final Outbound outbound(Msisdn to, Content content) {
        return new Outbound(
                UUID.randomUUID().toString(), to, sender(), content, Lane.TRANSACTIONAL, Duration.ofHours(48), true);
    }

    protected final SubmitOutcome submit(Outbound message) {
        return await(adapter.submit(message));
    }

    protected final LinkTest test() {
        return await(adapter.test());
    }

    protected static Accepted accepted(SubmitOutcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted) outcome;
    }

    protected static Refused refused(SubmitOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return (Refused) outcome;
    }

    protected static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted");
        } catch (Exception e) {
            return fail("no answer within " + PATIENCE, e);
        }
    }

    /** Asks every 10 ms until it holds; fails after the patience of all waits here. */
    protected static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("waited in vain until " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }
}
