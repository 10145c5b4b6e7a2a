package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import org.cardwire.platform.crypto.Keyring;
import org.junit.jupiter.api.Test;

class WireIdsTest {
    private final WireIds ids = new WireIds(Keyring.random().mac("wire-ids"));

    @Test
    void everyTryHasAUuidOfItsOwnThatFindsIt() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            long message = random.nextLong(Long.MAX_VALUE);
            int attempt = random.nextInt(256);
            String id = ids.of(message, attempt);
            UUID uuid = UUID.fromString(id);
            assertThat(uuid.version()).as("seed %d", seed).isEqualTo(8);
            assertThat(uuid.variant()).as("seed %d", seed).isEqualTo(2);
            assertThat(ids.parse(id)).as("seed %d", seed).contains(new WireIds.Try(message, attempt));
        }
    }

    @Test
    void aUuidThatWeDidNotMakeNamesNothing() {
        assertThat(ids.parse(UUID.randomUUID().toString())).isEmpty();
        assertThat(ids.parse(new WireIds(Keyring.random().mac("wire-ids")).of(4711, 1)))
                .isEmpty();
        assertThat(ids.parse("")).isEmpty();
        assertThat(ids.parse("not-a-uuid")).isEmpty();
    }
}
