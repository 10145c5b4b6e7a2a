package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.cardwire.carrier.CarrierAdapterContract;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.ScriptedCarrier.Answer;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.LinkState;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SettingsException;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.LinkDown;
import org.cardwire.carrier.spi.SubmitOutcome.Throttled;
import org.cardwire.carrier.spi.SubmitOutcome.Unknown;
import org.junit.jupiter.api.Test;

class SmppAdapterTest extends CarrierAdapterContract {
    private ScriptedSmsc smsc;

    @Override
    protected CarrierAdapterProvider provider() {
        return new SmppProvider();
    }

    @Override
    protected ScriptedCarrier carrier(URI door) throws Exception {
        smsc = new ScriptedSmsc();
        return smsc;
    }

    @Override
    protected Content content() {
        return Segmenter.split("Hello", Concatenation.UDH_8BIT);
    }

    @Override
    protected String sender() {
        return "12345";
    }

    @Test
    void itIsFoundByItsKind() {
        assertThat(ServiceLoader.load(CarrierAdapterProvider.class))
                .anyMatch(provider ->
                        provider instanceof SmppProvider && provider.kind().equals("smpp"));
    }

    @Test
    void theLinkSaysWhenItComesUpAndWhyItWentDown() {
        smsc.down();
        until("it says so", () -> sink.states().stream().anyMatch(state -> !state.up()));
        smsc.up();
        until("it is back", () -> sink.states().getLast().up());
        assertThat(sink.states().getFirst().up()).isTrue();
        assertThat(sink.states())
                .filteredOn(state -> !state.up())
                .extracting(LinkState::reason)
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void thePartsOfALongMessageGoOutInOrderAndAreAcceptedTogether() {
        Accepted accepted = accepted(submit(outbound(ANNA, parts(3))));
        assertThat(accepted.parts()).extracting(PartRef::part).containsExactly(0, 1, 2);
        assertThat(partNumbers()).containsExactly(1, 2, 3);
        assertThat(accepted.parts()).extracting(PartRef::carrierRef).doesNotHaveDuplicates();
    }

    @Test
    void aMessageWithMorePartsThanTheWindowGoesOutPieceByPiece() {
        Accepted accepted = accepted(submit(outbound(ANNA, parts(7))));
        assertThat(accepted.parts()).hasSize(7);
        assertThat(partNumbers()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void allPartsNeedRoomInTheWindowTogether() {
        smsc.holdAnswers();
        CompletionStage<SubmitOutcome> first = adapter.submit(outbound(ANNA, parts(3)));
        assertThat(submit(outbound(BERT, parts(2)))).isInstanceOf(Throttled.class);
        CompletionStage<SubmitOutcome> second = adapter.submit(outbound(BERT));
        smsc.releaseAnswers();
        assertThat(await(first)).isInstanceOf(Accepted.class);
        assertThat(await(second)).isInstanceOf(Accepted.class);
    }

    @Test
    void aPartThatIsThrottledWhileOthersAreAcceptedIsSentAgain() {
        smsc.answerNext(0, 0x58, 0, 0x14, 0x08);
        Accepted accepted = accepted(submit(outbound(ANNA, parts(3))));
        assertThat(accepted.parts()).extracting(PartRef::part).containsExactly(0, 1, 2);
        assertThat(partNumbers()).containsExactly(1, 2, 3, 2, 2, 2);
    }

    @Test
    void aMessageThatStaysTornIsInDoubtWithThePartsThatWereAccepted() {
        adapter.close();
        adapter = open(smsc.settings("answer-timeout", "1s"));
        until("bound", () -> test().works());
        smsc.answerNext(0);
        IntStream.range(0, 200).forEach(i -> smsc.answerNext(0x58));
        assertThat(submit(outbound(ANNA, parts(2)))).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.accepted()).extracting(PartRef::part).containsExactly(0);
            assertThat(unknown.reason()).contains("1 of 2 parts").contains("ESME_RTHROTTLED");
        });
    }

    @Test
    void aMessageWhosePartsAreAllThrottledWasNotSent() {
        smsc.answerNext(0x58, 0x58, 0x58);
        assertThat(submit(outbound(ANNA, parts(3)))).isInstanceOf(Throttled.class);
        assertThat(partNumbers()).containsExactly(1, 2, 3);
    }

    @Test
    void aFullQueueConcernsOneMessageAndAThrottlingTheWholeLink() {
        smsc.answerNext(0x14, 0x58);
        assertThat(((Throttled) submit(outbound(ANNA))).scope()).isEqualTo(Throttled.Scope.MESSAGE);
        assertThat(((Throttled) submit(outbound(ANNA))).scope()).isEqualTo(Throttled.Scope.LINK);
    }

    @Test
    void whenTheSmscUnbindsTheAdapterAnswersAndComesBack() throws Exception {
        smsc.unbindAll();
        until("unbind was answered", () -> commands().contains(0x80000006));
        until("it is bound again", () -> submit(outbound(ANNA)) instanceof Accepted);
    }

    @Test
    void aWrongPasswordIsSaidAndNotTriedAgainAtOnce() {
        smsc.answerBindsWith(0x0E);
        smsc.closeConnections();
        until("it was refused", () -> test().detail().contains("ESME_RINVPASWD"));
        int binds = count(9);
        smsc.answerBindsWith(0);
        assertThat(submit(outbound(ANNA)))
                .isInstanceOfSatisfying(
                        LinkDown.class, down -> assertThat(down.reason()).contains("password"));
        assertThat(count(9)).isEqualTo(binds);
    }

    @Test
    void aTransmitterAndAReceiverShareTheWork() throws Exception {
        adapter.close();
        adapter = open(smsc.settings("bind", "tx-rx"));
        until("both are bound", () -> smsc.connections() == 2);
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        assertThat(smsc.receipt(ref, State.DELIVERED)).isEqualTo(Answer.TAKEN);
        assertThat(commands()).contains(1, 2);
        assertThat(sink.stored(Receipt.class)).extracting(Receipt::carrierRef).containsExactly(ref);
    }

    @Test
    void severalSessionsShareTheWindow() {
        adapter.close();
        adapter = open(smsc.settings("sessions", "3", "window", "1"));
        until("all are bound", () -> smsc.connections() == 3);
        until("all are used", () -> test().detail().startsWith("3 of 3"));
        smsc.holdAnswers();
        List<CompletionStage<SubmitOutcome>> three = IntStream.range(0, 3)
                .mapToObj(i -> adapter.submit(outbound(ANNA)))
                .toList();
        assertThat(submit(outbound(ANNA))).isInstanceOf(Throttled.class);
        smsc.releaseAnswers();
        three.forEach(stage -> accepted(await(stage)));
    }

    @Test
    void hexadecimalIdsAndDecimalReceiptsMeet() throws Exception {
        adapter.close();
        smsc.writeIdsAs("00%X");
        adapter = open(smsc.settings("message-id", "resp-hex", "cancel", "false"));
        until("bound", () -> test().works());
        String ref = accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
        assertThat(ref).isEqualTo(Integer.toString(0xABC1));
        smsc.receipt("000" + ref, State.DELIVERED);
        assertThat(sink.stored(Receipt.class)).extracting(Receipt::carrierRef).containsExactly(ref);
    }

    @Test
    void aLongReplyIsPutTogetherAndAnsweredWhenItIsStored() throws Exception {
        sink.hold();
        CompletableFuture<Integer> second = part(2, "price list");
        CompletableFuture<Integer> first = part(1, "Send me the ");
        until("the whole waits in the sink", () -> sink.waiting() == 1);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        sink.release();
        assertThat(await(first)).isZero();
        assertThat(await(second)).isZero();
        assertThat(await(part(1, "Send me the "))).isZero();
        assertThat(sink.stored(InboundMessage.class))
                .extracting(InboundMessage::text)
                .containsExactly("Send me the price list");
    }

    @Test
    void aLongReplyThatCannotBeStoredComesAgainWhole() throws Exception {
        sink.failNext(1);
        assertThat(List.of(part(1, "a"), part(2, "b")))
                .allSatisfy(status -> assertThat(await(status)).isEqualTo(0x64));
        assertThat(List.of(part(1, "a"), part(2, "b")))
                .allSatisfy(status -> assertThat(await(status)).isZero());
        assertThat(sink.stored(InboundMessage.class))
                .extracting(InboundMessage::text)
                .containsExactly("ab");
    }

    @Test
    void theSameReplyWithinTheMinuteHasTheSameKey() throws Exception {
        smsc.reply(ANNA, "12345", "STOP");
        smsc.reply(ANNA, "12345", "STOP");
        List<InboundMessage> messages = sink.stored(InboundMessage.class);
        assertThat(messages.get(0).eventKey())
                .isEqualTo(messages.get(1).eventKey())
                .matches("[0-9a-f]{32}@[0-9]+");
    }

    @Test
    void manyReceiptsAtOnceAreAllStoredAndAnswered() throws Exception {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            byte[] text = ("id:" + i + " stat:DELIVRD").getBytes(StandardCharsets.US_ASCII);
            answers.add(smsc.deliverSm("447700900001", "12345", 4, 0, text));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(await(answer)).isZero());
        assertThat(sink.stored(Receipt.class)).hasSize(3000);
    }

    @Test
    void aDeliveryThatIsCutShortIsRefusedAndTheSessionStands() throws Exception {
        assertThat(smsc.deliverMalformed()).isEqualTo(Answer.REFUSED);
        assertThat(submit(outbound(ANNA))).isInstanceOf(Accepted.class);
    }

    @Test
    void settingsThatContradictEachOtherAreAllNamed() {
        assertThatThrownBy(() -> open(smsc.settings(
                        "message-id", "loose", "status-classes", "0x400=never", "receipt-zone", "Moon", "window", "0")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                                .containsExactlyInAnyOrder("cancel", "status-classes", "receipt-zone", "window"));
    }

    private CompletableFuture<Integer> part(int number, String text) throws Exception {
        var userData = new ByteArrayOutputStream();
        userData.writeBytes(new byte[] {5, 0, 3, 77, 2, (byte) number});
        userData.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return smsc.deliverSm("447700900001", "12345", 0x40, 0, userData.toByteArray());
    }

    private static SmsContent parts(int count) {
        return Segmenter.split("x".repeat(153 * count), Concatenation.UDH_8BIT);
    }

    /** Of every submit_sm on the wire in order: the sixth octet of its user data header. */
    private List<Integer> partNumbers() {
        return smsc.pdus.stream()
                .filter(pdu -> pdu[7] == 4)
                .map(pdu -> new String(pdu, StandardCharsets.ISO_8859_1))
                .map(pdu -> (int) pdu.charAt(pdu.lastIndexOf("\5\0\3") + 5))
                .toList();
    }

    private List<Integer> commands() {
        return smsc.pdus.stream().map(pdu -> ByteBuffer.wrap(pdu).getInt(4)).toList();
    }

    private int count(int command) {
        return (int) commands().stream().filter(each -> each == command).count();
    }
}
