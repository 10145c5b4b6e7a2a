package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.service;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Chunk;
import org.cardwire.message.Members;
import org.cardwire.message.Step;
import org.junit.jupiter.api.Test;

class PlacementsTest {
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Placements placements = new Placements(new Chunk(
            1, 1, Lane.TRANSACTIONAL, Step.SEND, OptionalInt.empty(), 1, Members.first(1), Members.none(), 1));

    @Test
    void whatIsDueNowIsNotPutOffAndStaysTogether() {
        Case c = service().inHand();
        for (int micros = 1; micros < 100; micros++) {
            Instant now = T0.plusNanos(micros * 1_000);
            placements.put(c, Step.SEND, 1, now, now);
            placements.onLink(c, Step.SEND, 1, 7, now, now);
        }
        assertThat(placements.all().keySet())
                .hasSize(2)
                .allSatisfy(place -> assertThat(place.due()).isEqualTo(T0));
    }

    @Test
    void whatWaitsForRoomOnALinkStaysTogether() {
        Case c = service().inHand();
        for (int micros = 1; micros < 100; micros++) {
            Instant now = T0.plusNanos(micros * 1_000);
            placements.onLink(c, Step.SEND, 1, 7, now.plus(WAIT), now);
        }
        assertThat(placements.all()).hasSize(1);
    }
}
