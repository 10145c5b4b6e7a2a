package org.cardwire.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In which order handsets are heard when something goes wrong. */
class ListeningTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int LINK = 1;
    private static final Msisdn ANNA = new Msisdn("+447700900401");
    private static final Msisdn BEN = new Msisdn("+447700900402");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private Bed bed;

    @BeforeEach
    void open() {
        bed = new Bed(DATABASE.db());
        bed.db.sql("delete from inbound").update();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    /** Another node, or this one at another time. */
    private void listen() {
        Hearing hearing = (_, event) -> {
            String text = ((InboundMessage) event).text();
            if (failing.contains(text)) {
                throw new IllegalStateException("not now");
            }
            heard.add(text);
            return Hearing.Heard.of(Inbound.Result.NO_MESSAGE);
        };
        new Listening(bed.inbound, bed.sealing, hearing, bed.counts, bed.clock).hear();
    }

    private void says(Msisdn who, String text, Instant came) {
        var message = new InboundMessage(who, "10690001", text, Optional.empty(), text, came);
        bed.inbound.add(bed.sealing.heard(LINK, message, came).stream().toList());
    }

    private void claimsEnd() {
        bed.db
                .sql("update inbound set claimed_until = '-infinity' where claimed_until > now()")
                .update();
    }

    @Test
    void whatAHandsetSaysAfterSomethingThatFailedWaitsForIt() {
        Instant now = Instant.now();
        failing.add("1");
        says(ANNA, "1", now.minusSeconds(3));
        says(ANNA, "2", now.minusSeconds(2));
        says(BEN, "B", now.minusSeconds(1));
        listen();
        says(ANNA, "3", now);
        listen();
        assertThat(heard).containsExactly("B");

        failing.clear();
        claimsEnd();
        listen();
        assertThat(heard).containsExactly("B", "1", "2", "3");
        assertThat(bed.inbound.waiting()).isZero();
    }

    @Test
    void whatOneNodeIsHearingKeepsTheRestOfThatHandsetFromAnother() {
        says(ANNA, "1", Instant.now().minusSeconds(2));
        assertThat(bed.inbound.claimHeard(10, Duration.ofMinutes(1))).hasSize(1);
        says(ANNA, "2", Instant.now().minusSeconds(1));
        says(BEN, "B", Instant.now());
        listen();
        assertThat(heard).containsExactly("B");
    }

    @Test
    void onlyWhatWasTriedIsGivenUpAndTheRestIsHeardThen() {
        Instant now = Instant.now();
        failing.add("1");
        says(ANNA, "1", now.minusSeconds(900));
        says(ANNA, "STOP", now.minusSeconds(899));
        listen();
        assertThat(bed.inbound.giveUp(now.minusSeconds(600), now)).isZero();
        assertThat(bed.inbound.giveUp(now.plusSeconds(600), now)).isEqualTo(1);
        listen();
        assertThat(heard).containsExactly("STOP");
    }
}
