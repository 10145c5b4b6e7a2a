package org.cardwire.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PublicIdTest {
    private static final PublicId MESSAGE = new PublicId("msg");

    @Test
    void everyIdComesBackAndTheTextsSortAsTheIdsDo() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long a = random.nextLong() >>> 1;
            long b = random.nextLong() >>> 1;
            assertThat(MESSAGE.parse(MESSAGE.of(a))).as("seed %d", seed).isEqualTo(a);
            assertThat(Integer.signum(MESSAGE.of(a).compareTo(MESSAGE.of(b))))
                    .as("seed %d", seed)
                    .isEqualTo(Long.compare(a, b));
        }
        assertThat(MESSAGE.parse(MESSAGE.of(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsNotAnIdIsRefusedWithTheExpectedForm() {
        for (String text : new String[] {
            "", "msg_", "sub_0000000000000", "msg_000000000000l", "msg_zzzzzzzzzzzzz", "msg_00000000000000"
        }) {
            assertThatThrownBy(() -> MESSAGE.parse(text)).as(text).hasMessageContaining("expected msg_");
        }
    }
}
