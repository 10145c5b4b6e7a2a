package org.cardwire.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Migrations;
import org.cardwire.platform.id.IdMint;

/** What keys and choices of the full tables cost: the same lives through tables that lack one of them at a time. */
final class KeyByKey {
    private static final int BLOCK = 1_000;
    private static final int WARM_UP_BLOCKS = 10;
    private static final int BLOCKS = 20;
    /** What each way begins with a copy of. */
    private static final String EMPTY = "bench_empty";

    /** @param ddl what is changed before anything is written; empty where only the writing differs */
    private record Without(String what, String statement, String ddl) {}

    private static final String MESSAGE = "insert into message";
    private static final String ATTEMPT = "insert into attempt";
    private static final String EVENT = "insert into event";
    private static final String OUTCOME = "insert into outcome";
    private static final String REF = "insert into carrier_ref";
    private static final String COUNTER = "insert into counter";
    private static final String HOURLY = "insert into hourly";
    private static final String FEED = "insert into feed";
    private static final List<String> ALL = List.of(MESSAGE, ATTEMPT, EVENT, OUTCOME, REF, COUNTER, HOURLY, FEED);

    private static final List<Without> VARIANTS = List.of(
            new Without("index (submission, id)", MESSAGE, "drop index message_submission_id_idx"),
            new Without("index (brand, number_key, id)", MESSAGE, "drop index message_brand_number_key_id_idx"),
            new Without("index (ref_key, link)", REF, "drop index carrier_ref_ref_key_link_idx"),
            new Without("brin (message_id)", REF, "drop index carrier_ref_message_id_idx"),
            new Without("primary key", EVENT, "alter table event drop constraint event_pkey"),
            new Without("external storage", FEED, "alter table feed alter changes set storage extended"));

    private final Bed bed;

    KeyByKey(Bed bed) {
        this.bed = bed;
    }

    void addTo(Report report) throws IOException {
        bed.db().sql("create database " + EMPTY).update();
        Migrations.run(bed.address().withDatabase(EMPTY));
        Map<String, Double> full = measure("bench_full", "", false);
        report.columns("statement (CPU us a life, by PostgreSQL's own account)", "as it is", "without", "difference");
        for (String statement : ALL) {
            report.row(statement, cost(full, statement), "", "");
        }
        for (int i = 0; i < VARIANTS.size(); i++) {
            Without one = VARIANTS.get(i);
            row(
                    report,
                    one.statement() + " without " + one.what(),
                    one.statement(),
                    full,
                    measure("bench_without_" + i, one.ddl(), false));
        }
        Map<String, Double> careful = measure("bench_careful", "", true);
        row(report, EVENT + " with a look at every key", EVENT, full, careful);
        row(report, ATTEMPT + " with a look at every key", ATTEMPT, full, careful);
    }

    private static void row(
            Report report, String what, String statement, Map<String, Double> full, Map<String, Double> other) {
        double asItIs = cost(full, statement);
        double without = cost(other, statement);
        report.row(what, asItIs, without, asItIs - without);
    }

    private static double cost(Map<String, Double> costs, String statement) {
        return costs.getOrDefault(statement, 0.0) / (BLOCKS * BLOCK);
    }

    private Map<String, Double> measure(String name, String ddl, boolean careful) throws IOException {
        bed.db().sql("create database " + name + " template " + EMPTY).update();
        var address = bed.address().withDatabase(name);
        Vertx vertx = Vertx.vertx();
        try (Db db = Db.open(vertx, address, Db.Settings.DEFAULT)) {
            if (!ddl.isEmpty()) {
                db.sql(ddl).update();
            }
            try (IdMint ids = IdMint.open(db, InstantSource.system());
                    FullTables tables = new FullTables(db, ids)) {
                live(tables, WARM_UP_BLOCKS);
                if (careful) {
                    tables.repeatOneFact();
                }
                StatementCosts costs = StatementCosts.begin(bed);
                live(tables, BLOCKS);
                return costs.end(ALL);
            }
        } finally {
            vertx.close().await();
            bed.db().sql("drop database " + name + " with (force)").update();
        }
    }

    private static void live(FullTables tables, int blocks) {
        for (int i = 0; i < blocks; i++) {
            tables.live(BLOCK);
        }
    }
}
