package org.cardwire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PartitionsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final long OLD = Ids.firstAt(NOW.minus(Duration.ofDays(182)));
    private static final long KEPT = Ids.firstAt(NOW.minus(Duration.ofDays(179)));

    private final Partitions partitions = new Partitions(DATABASE.db(), Partitions.Settings.DEFAULT);

    @BeforeEach
    void clear() {
        tables().forEach(table -> DATABASE.db().sql("delete from " + table).update());
    }

    private static List<String> tables() {
        return List.of("cancel_asked", "click", "counter", "submission");
    }

    private static void put(long from, int count) {
        String ids = "generate_series(:from::bigint, :from::bigint + :count::int - 1) id";
        for (String insert : List.of(
                "insert into cancel_asked (message_id) select id from ",
                "insert into click select id, id, 0, now(), null, 'a phone', 1 from ",
                "insert into counter select id, fact, 0, 1, 1 from generate_series(1, 3) fact, ",
                "insert into submission (id, brand, live, lane, frozen, first_message, total, created_at)"
                        + " select id, 1, true, 1, 1, id, 1, now() from ")) {
            DATABASE.db()
                    .sql(insert + ids)
                    .set("from", from)
                    .set("count", count)
                    .update();
        }
    }

    private static long rows(String table) {
        return DATABASE.db()
                .sql("select count(*) as n from " + table)
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }

    @Test
    void whatBelongsToMessagesGoesWithThem() {
        put(OLD, 12_000);
        put(KEPT, 2);
        partitions.forgetOld(NOW);
        assertThat(tables()).extracting(PartitionsTest::rows).containsExactly(2L, 2L, 6L, 2L);
    }

    @Test
    void daysAreThereThoughWhatIsOldCannotBeDeleted() {
        put(OLD, 1);
        DATABASE.db()
                .sql("create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'")
                .update();
        DATABASE.db()
                .sql("create trigger refuse before delete on click for each row execute function refuse()")
                .update();
        try {
            partitions.maintain(NOW);
            assertThat(partitions.covers(Ids.firstAt(NOW.plus(Duration.ofDays(3)))))
                    .isTrue();
            assertThatThrownBy(() -> partitions.forgetOld(NOW)).hasMessageContaining("no");
        } finally {
            DATABASE.db().sql("drop function refuse() cascade").update();
        }
    }
}
