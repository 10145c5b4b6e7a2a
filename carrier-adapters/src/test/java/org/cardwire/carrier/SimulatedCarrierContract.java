package org.cardwire.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.CarrierEvent.ReadReport;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.carrier.spi.SubmitOutcome.Unknown;
import org.cardwire.fixtures.script.Effect;
import org.junit.jupiter.api.Test;

/**
 * The contract once more, against a carrier of the fixtures, and what only a whole carrier can show: reports that go out by
 * themselves, early, twice, in the wrong order, and again until they are taken.
 */
public abstract class SimulatedCarrierContract extends CarrierAdapterContract {
    private static final int ROUNDS_OF_GARBAGE = 30;
    private static final int MOST_OCTETS = 2_000;
    private static final int WAIT_MILLIS = 20_000;

    /** The carrier of this test. */
    protected abstract SimulatedCarrier simulated();

    /** Its port, where it is spoken to. */
    protected abstract URI port();

    @Test
    void whatArrivesIsReportedUnderTheReferenceOfItsAcceptance() {
        simulated().reportOfItself();
        String ref = ref();
        until("it is reported", () -> delivered().size() == 1);
        assertThat(delivered()).containsExactly(ref);
    }

    @Test
    void aReportThatComesBeforeTheAnswerIsNotLost() {
        simulated().reportOfItself();
        simulated().script(new Effect.EarlyReceipt(), 1);
        String ref = ref();
        until("it is reported", () -> delivered().size() == 1);
        assertThat(delivered()).containsExactly(ref);
    }

    @Test
    void aReportThatWasNotStoredComesAgainUntilItIs() {
        simulated().reportOfItself();
        sink.failNext(2);
        String ref = ref();
        until("it is stored", () -> delivered().size() == 1);
        assertThat(delivered()).containsExactly(ref);
    }

    @Test
    void everyRepeatOfAReportIsPassedOn() {
        simulated().reportOfItself();
        simulated().script(new Effect.RepeatEvents(2), 1);
        String ref = ref();
        until("all three are stored", () -> delivered().size() == 3);
        assertThat(delivered()).containsOnly(ref);
    }

    @Test
    void reportsInTheOppositeOrderFindTheirMessages() {
        simulated().reportOfItself();
        simulated().script(new Effect.ReorderReceipts(3), 3);
        List<String> refs = Stream.generate(this::ref).limit(3).toList();
        until("all three are stored", () -> delivered().size() == 3);
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(refs);
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsReportedAllTheSame() {
        simulated().reportOfItself();
        simulated().script(new Effect.DropAfter(), 1);
        assertThat(submit(outbound(ANNA))).isInstanceOf(Unknown.class);
        until("it is reported", () -> delivered().size() == 1);
        assertThat(carrier.shownOn(ANNA)).isEqualTo(1);
    }

    @Test
    void aMessageThatWaitsForItsHandsetIsReportedWhenItArrives() {
        simulated().reportOfItself();
        simulated().online(ANNA, false);
        String ref = ref();
        assertThat(submit(outbound(BERT))).isInstanceOf(Accepted.class);
        until("the other's is reported", () -> delivered().size() == 1);
        assertThat(delivered()).doesNotContain(ref);
        assertThat(carrier.shownOn(ANNA)).isZero();

        simulated().online(ANNA, true);
        until("it is reported", () -> delivered().contains(ref));
        assertThat(carrier.shownOn(ANNA)).isEqualTo(1);
    }

    @Test
    void aReadIsReportedWhereTheProtocolHasReads() throws Exception {
        assumeTrue(adapter.capabilities().readReports());
        simulated().reportOfItself();
        String ref = ref();
        until("it is on the handset", () -> carrier.shownOn(ANNA) == 1);
        simulated().read(simulated().received(ANNA).getFirst());
        until("the read is reported", () -> !sink.stored(ReadReport.class).isEmpty());
        assertThat(sink.stored(ReadReport.class))
                .extracting(ReadReport::carrierRef)
                .containsExactly(ref);
    }

    @Test
    void garbageOnTheCarriersPortIsAnsweredOrHungUpOnAndHarmsNobodyElse() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS_OF_GARBAGE; i++) {
            byte[] octets = new byte[1 + random.nextInt(MOST_OCTETS)];
            random.nextBytes(octets);
            byte[] head = i % 3 == 0 ? "POST / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0];
            throwAt(port(), head, octets);
        }
        assertThat(submit(outbound(ANNA))).as("seed %d", seed).isInstanceOf(Accepted.class);
        until("it is on the handset", () -> carrier.shownOn(ANNA) == 1);
    }

    /** Writes, says that no more comes, and reads what is answered until the other side hangs up, as it has to. */
    private static void throwAt(URI port, byte[] head, byte[] octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.getPort())) {
            socket.setSoTimeout(WAIT_MILLIS);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(octets);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            // It hung up while we were still writing.
        }
    }

    private String ref() {
        return accepted(submit(outbound(ANNA))).parts().getFirst().carrierRef();
    }

    private List<String> delivered() {
        return sink.stored(Receipt.class).stream()
                .filter(receipt -> receipt.state() == State.DELIVERED)
                .map(Receipt::carrierRef)
                .toList();
    }
}
