package org.cardwire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.cardwire.platform.crypto.Keyring;
import org.junit.jupiter.api.Test;

class CodesTest {
    private final ShortCodes codes = new ShortCodes(Keyring.random().mac("short-codes"));
    private final TapTokens taps = new TapTokens(Keyring.random().mac("taps"));

    @Test
    void everyLinkOfEveryMessageHasACodeOfItsOwnThatFindsIt() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            long message = random.nextLong(Long.MAX_VALUE);
            int index = random.nextInt(64);
            String code = codes.of(message, index);
            assertThat(code).as("seed %d", seed).hasSize(ShortCodes.LENGTH).matches("[0-9A-Za-z]+");
            assertThat(codes.parse(code)).as("seed %d", seed).contains(new ShortCodes.Target(message, index));
        }
    }

    @Test
    void aGuessedOrChangedCodeNamesNothing() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            char[] code = codes.of(random.nextLong(Long.MAX_VALUE), 0).toCharArray();
            int at = random.nextInt(code.length);
            code[at] = code[at] == 'a' ? 'b' : 'a';
            assertThat(codes.parse(new String(code))).as("seed %d", seed).isEmpty();
        }
        assertThat(codes.parse("zzzzzzzzzzzzzzzz")).isEmpty();
        assertThat(codes.parse("short")).isEmpty();
        assertThat(codes.parse("with spaces here")).isEmpty();
    }

    @Test
    void anotherServersCodesNameNothingHere() {
        ShortCodes other = new ShortCodes(Keyring.random().mac("short-codes"));
        assertThat(other.parse(codes.of(4711, 3))).isEmpty();
    }

    @Test
    void aMessageHasNoMoreThanSixtyFourLinks() {
        assertThatThrownBy(() -> codes.of(1, 64)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTapTokenNamesItsButtonAndAForgedOneNothing() {
        String token = taps.of(4711, 12);
        assertThat(taps.parse(token)).contains(new TapTokens.Tap(4711, 12));
        assertThat(taps.parse((token.charAt(0) == 'A' ? "B" : "A") + token.substring(1)))
                .isEmpty();
        assertThat(taps.parse(token.substring(2))).isEmpty();
        assertThat(taps.parse("remind")).isEmpty();
        assertThat(taps.parse("{\"set_by\":\"author\"}")).isEmpty();
    }
}
