package org.cardwire.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    enum Colour {
        DARK_RED,
        GREEN
    }

    @BeforeAll
    static void makeTable() {
        DATABASE.db()
                .sql("create table thing (id bigint primary key, name text, body bytea, at timestamptz, size int)")
                .update();
    }

    @BeforeEach
    void empty() {
        DATABASE.db().sql("delete from thing").update();
    }

    @Test
    void arraysOfEveryKindGoInByUnnest() {
        int rows = DATABASE.db()
                .sql("insert into thing select * from unnest(:ids::bigint[], :names::text[], :bodies::bytea[],"
                        + " :ats::timestamptz[], :sizes::int[])")
                .set("ids", new long[] {1, 2})
                .set("names", new Colour[] {Colour.DARK_RED, Colour.GREEN})
                .set("bodies", new byte[][] {"一".getBytes(StandardCharsets.UTF_8), {0, -1}})
                .set("ats", new Instant[] {Instant.EPOCH, Instant.parse("2026-11-11T12:00:00Z")})
                .set("sizes", new Integer[] {7, null})
                .update();
        assertThat(rows).isEqualTo(2);
        List<String> names = DATABASE.db()
                .sql("select name from thing where id = any(:ids) and at >= :since order by id")
                .set("ids", new Long[] {1L, 2L})
                .set("since", Instant.EPOCH)
                .list(row -> row.getString("name"));
        assertThat(names).containsExactly("dark_red", "green");
        assertThat(body(2)).containsExactly(0, -1);
    }

    private static byte[] body(long id) {
        return DATABASE.db()
                .sql("select body from thing where id = :id")
                .set("id", id)
                .one(row -> row.getBuffer("body").getBytes())
                .orElseThrow();
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        assertThatThrownBy(() -> DATABASE.db().inTransaction(tx -> {
                    insert(tx, 1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(count()).isZero();
    }

    @Test
    void aStatementThatNobodyWaitedForTakesTheTransactionWithItAndIsNamed() {
        insert(DATABASE.db(), 1);
        assertThatThrownBy(() -> DATABASE.db().transact(tx -> {
                    for (long id : List.of(2L, 1L, 3L)) {
                        var _ = tx.sql("insert into thing (id) values (:id)")
                                .set("id", id)
                                .updateLater();
                    }
                }))
                .isInstanceOfSatisfying(
                        DbException.class, e -> assertThat(e.duplicate()).isTrue());
        assertThat(count()).isEqualTo(1);
        insert(DATABASE.db(), 2);
    }

    @Test
    void aDuplicateIsToldApartFromOtherErrors() {
        insert(DATABASE.db(), 1);
        assertThatThrownBy(() -> insert(DATABASE.db(), 1))
                .isInstanceOfSatisfying(
                        DbException.class, e -> assertThat(e.duplicate()).isTrue());
    }

    @Test
    void aWriterOpensAgainAfterItsConnectionWasCut() {
        try (Writer writer = DATABASE.db().writer()) {
            int pid = writer.sql("select pg_backend_pid() as pid")
                    .one(row -> row.getInteger("pid"))
                    .orElseThrow();
            DATABASE.db()
                    .sql("select pg_terminate_backend(:pid::int)")
                    .set("pid", pid)
                    .run();
            assertThatThrownBy(() -> writer.sql("select pg_sleep(5)").update()).isInstanceOf(DbException.class);
            insert(writer, 9);
            assertThat(count()).isEqualTo(1);
        }
    }

    @Test
    void aTransactionThatWasCutLeavesTheNextOneAFreshConnection() {
        try (Writer writer = DATABASE.db().writer()) {
            for (int i = 0; i < 10; i++) {
                long id = i;
                assertThatThrownBy(() -> writer.inTransaction(tx -> {
                            insert(tx, id);
                            return tx.sql("select pg_terminate_backend(pg_backend_pid())")
                                    .update();
                        }))
                        .isInstanceOfSatisfying(
                                DbException.class, e -> assertThat(e.refused()).isFalse());
                writer.inTransaction(tx -> {
                    insert(tx, id);
                    return true;
                });
            }
        }
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aMistypedParameterIsNamed() {
        assertThatThrownBy(() -> DATABASE.db().sql("select :id::int").set("ib", 1))
                .hasMessageContaining(":ib");
        assertThatThrownBy(() -> DATABASE.db().sql("select :id::int").update()).hasMessageContaining(":id was not set");
    }

    private static void insert(Sql sql, long id) {
        sql.sql("insert into thing (id) values (:id)").set("id", id).update();
    }

    private static long count() {
        return DATABASE.db()
                .reads()
                .sql("select count(*) as n from thing")
                .one((Row row) -> row.getLong("n"))
                .orElseThrow();
    }
}
