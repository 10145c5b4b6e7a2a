package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cardwire.carrier.smpp.Reassembly.Key;
import org.cardwire.carrier.smpp.Reassembly.Whole;
import org.cardwire.carrier.smpp.TextCoding.DefaultCharset;
import org.cardwire.carrier.smpp.pdu.Address;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
    private static final long ACK_AFTER = 2;
    private static final long GIVE_UP_AFTER = 100;
    private static final Address FROM = new Address(1, 1, "447700900001");
    private static final Address TO = new Address(3, 0, "12345");

    private final Reassembly reassembly =
            new Reassembly(new TextCoding(DefaultCharset.GSM7), 3, ACK_AFTER, GIVE_UP_AFTER);
    private final List<Integer> answers = new ArrayList<>();

    @Test
    void partsInAnyOrderAndWithRepeatsMakeTheText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int total = 2 + random.nextInt(6);
            List<Integer> order = new ArrayList<>();
            for (int number = 1; number <= total; number++) {
                Collections.addAll(order, number, number);
            }
            Collections.shuffle(order, random);
            Key key = new Key(FROM, TO, round, true, total);
            List<String> texts = new ArrayList<>();
            for (int number : order) {
                add(key, number, "<" + number + ">", 0).ifPresent(whole -> {
                    texts.add(whole.text());
                    reassembly.stored(whole.key());
                });
            }
            StringBuilder expected = new StringBuilder();
            for (int number = 1; number <= total; number++) {
                expected.append('<').append(number).append('>');
            }
            assertThat(texts).as("seed %d round %d", seed, round).containsExactly(expected.toString());
        }
        assertThat(answers).containsOnly(StatusCodes.ROK);
    }

    @Test
    void aCharacterThatWasCutInTwoIsWholeAgain() {
        byte[] emoji = "😀".getBytes(StandardCharsets.UTF_16BE);
        Key key = key(1, 2);
        reassembly.add(key, 1, new byte[] {emoji[0], emoji[1]}, 8, answers::add, 0);
        Optional<Whole> whole = reassembly.add(key, 2, new byte[] {emoji[2], emoji[3]}, 8, answers::add, 0);
        assertThat(whole.orElseThrow().text()).isEqualTo("😀");
    }

    @Test
    void partsOfDifferentCodingAreReadEachInItsOwn() {
        Key key = key(1, 2);
        add(key, 1, "Hello ", 0);
        Optional<Whole> whole = reassembly.add(key, 2, "世界".getBytes(StandardCharsets.UTF_16BE), 8, answers::add, 0);
        assertThat(whole.orElseThrow().text()).isEqualTo("Hello 世界");
    }

    @Test
    void anIncompleteMessageIsAnsweredSoonAndPassedOnLate() {
        add(key(1, 3), 1, "one", 0);
        add(key(1, 3), 3, "three", 0);
        assertThat(reassembly.tick(ACK_AFTER).acks()).isEmpty();
        reassembly.tick(ACK_AFTER + 1).acks().forEach(ack -> ack.answer(StatusCodes.ROK));
        assertThat(answers).hasSize(2);
        assertThat(reassembly.tick(GIVE_UP_AFTER).wholes()).isEmpty();
        assertThat(reassembly.tick(GIVE_UP_AFTER + 1).wholes())
                .extracting(Whole::text)
                .containsExactly("one…three");
    }

    @Test
    void whatCouldNotBeStoredIsAskedForAgainButForWhatWasAnsweredAlready() {
        Key key = key(1, 2);
        add(key, 1, "a", 0);
        reassembly.tick(ACK_AFTER + 1).acks().forEach(ack -> ack.answer(StatusCodes.ROK));
        assertThat(add(key, 2, "b", ACK_AFTER + 2)).isPresent();
        reassembly.failed(key, ACK_AFTER + 2);
        assertThat(answers).containsExactly(StatusCodes.ROK, StatusCodes.RX_T_APPN);
        assertThat(add(key, 2, "b", ACK_AFTER + 3).orElseThrow().text()).isEqualTo("ab");
    }

    @Test
    void aPartThatComesAfterTheWholeWasStoredBeginsNothing() {
        Key key = key(1, 2);
        add(key, 1, "a", 0);
        add(key, 2, "b", 0);
        reassembly.stored(key);
        assertThat(add(key, 2, "b", 1)).isEmpty();
        assertThat(answers).containsOnly(StatusCodes.ROK).hasSize(3);
        assertThat(reassembly.tick(GIVE_UP_AFTER + 2).wholes()).isEmpty();
    }

    @Test
    void itsMemoryIsBounded() {
        for (int reference = 0; reference < 3; reference++) {
            add(key(reference, 2), 1, "a", 0);
        }
        add(key(3, 2), 1, "a", 0);
        assertThat(answers).containsExactly(StatusCodes.RX_T_APPN);
        add(key(0, 2), 2, "b", 0);
        reassembly.stored(key(0, 2));
        answers.clear();
        add(key(3, 2), 1, "a", 0);
        assertThat(answers).isEmpty();
    }

    private Optional<Whole> add(Key key, int number, String text, long now) {
        return reassembly.add(key, number, text.getBytes(StandardCharsets.US_ASCII), 0, answers::add, now);
    }

    private static Key key(int reference, int total) {
        return new Key(FROM, TO, reference, false, total);
    }
}
