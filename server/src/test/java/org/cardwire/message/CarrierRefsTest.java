package org.cardwire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Records.RefRow;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Carriers use their names again, over whichever link of the account, to whichever node. */
class CarrierRefsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final List<Integer> ACCOUNT = List.of(1, 2);
    private static final int ANOTHERS = 3;

    private final AtomicLong nanos = new AtomicLong();
    private final CarrierRefs here = new CarrierRefs(DATABASE.db(), nanos::get);
    private final CarrierRefs there = new CarrierRefs(DATABASE.db());

    @BeforeAll
    static void partitions() {
        new Partitions(DATABASE.db(), Partitions.Settings.DEFAULT).maintain(Instant.now());
    }

    private static void written(CarrierRefs node, int link, String ref, long message) {
        List<RefRow> rows = List.of(new RefRow(link, ref, message, 1, 0, 1, Channel.SMS));
        DATABASE.db().transact(tx -> CarrierRefs.insert(tx, rows));
        node.remember(rows);
    }

    private static long found(CarrierRefs node, Collection<Integer> links, String ref) {
        var named = node.find(links, List.of(ref)).get(ref);
        return named == null ? 0 : named.messageId();
    }

    @Test
    void theNewestUseOfANameIsFoundThoughAnotherNodeWroteIt() {
        written(here, 1, "reused", 11);
        assertThat(found(here, ACCOUNT, "reused")).isEqualTo(11);
        written(there, 1, "reused", 12);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(found(here, ACCOUNT, "reused")).isEqualTo(12);
    }

    @Test
    void theNewestUseOfANameIsFoundThoughItWasOnAnotherLinkOfTheAccount() {
        written(there, 1, "shared", 21);
        written(there, 2, "shared", 22);
        assertThat(found(here, ACCOUNT, "shared")).isEqualTo(22);
        assertThat(found(there, ACCOUNT, "shared")).isEqualTo(22);
    }

    @Test
    void theSameNameAtAnotherCarrierIsAnotherMessage() {
        written(here, 1, "common", 31);
        written(here, ANOTHERS, "common", 32);
        assertThat(found(here, ACCOUNT, "common")).isEqualTo(31);
        assertThat(found(here, List.of(ANOTHERS), "common")).isEqualTo(32);
        assertThat(found(here, List.of(4), "common")).isZero();
    }
}
