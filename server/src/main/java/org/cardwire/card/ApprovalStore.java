package org.cardwire.card;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/**
 * The table {@code approval}: versions that were approved, and of each template what waits or was sent back. A version that
 * does not stand there was never asked for. Blocks.
 */
public final class ApprovalStore {
    private static final String COLUMNS = """
            select a.id, a.template, a.version, v.name, v.saved_by, a.state, a.asked_by, a.asked_by_name, a.asked_at, a.note,
                a.decided_by, a.decided_by_name, a.decided_at, a.words
            from approval a join template t on t.id = a.template
            join template_version v on v.template = a.template and v.version = a.version
            where a.brand = :brand""";

    private final Db db;

    public ApprovalStore(Db db) {
        this.db = db;
    }

    /**
     * How far a template is.
     *
     * @param asked what waits or was sent back, of the highest version
     * @param approved the newest version that is approved
     */
    record Standing(Optional<Approval> asked, Optional<Approval> approved) {
        static final Standing NONE = new Standing(Optional.empty(), Optional.empty());

        private Standing with(Approval one) {
            return one.state() == Approval.State.APPROVED
                    ? new Standing(asked, Optional.of(one))
                    : new Standing(Optional.of(one), approved);
        }
    }

    /**
     * Which of them a list shows.
     *
     * @param mine those that the actor asked for, or those that the actor may decide about
     * @param before ids below this one
     */
    record Filter(long brand, Optional<Approval.State> state, String actor, Optional<Boolean> mine, long before) {}

    /** Whether this version may go to real handsets. */
    public boolean isApproved(long brand, long template, int version) {
        return db.sql("select 1 from approval where brand = :brand and template = :template and version = :version"
                        + " and state = 'approved'")
                .set("brand", brand)
                .set("template", template)
                .set("version", version)
                .one(row -> true)
                .isPresent();
    }

    /** Of a template that is not put away. */
    public OptionalInt newestApproved(long brand, long template) {
        return db
                .sql("select max(a.version) as version from approval a join template t on t.id = a.template"
                        + " where a.brand = :brand and a.template = :template and a.state = 'approved'"
                        + " and t.put_away_at is null")
                .set("brand", brand)
                .set("template", template)
                .list(row -> Optional.ofNullable(row.getInteger("version")))
                .stream()
                .flatMap(Optional::stream)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** Of templates that somebody asked about. */
    Map<Long, Standing> of(long brand, List<Long> templates) {
        Map<Long, Standing> found = new HashMap<>();
        db.reads()
                .sql(COLUMNS + " and a.template = any(:templates) order by a.version")
                .set("brand", brand)
                .set("templates", templates.toArray(Long[]::new))
                .list(ApprovalStore::read)
                .forEach(one -> found.merge(one.template(), Standing.NONE.with(one), (before, _) -> before.with(one)));
        return found;
    }

    /** Those asked for last, first; of templates that are not put away. */
    List<Approval> list(Filter filter, int limit) {
        List<String> wanted = new ArrayList<>(List.of(COLUMNS, "t.put_away_at is null", "a.id < :before"));
        filter.state().ifPresent(_ -> wanted.add("a.state = :state"));
        filter.mine()
                .ifPresent(mine ->
                        wanted.add(mine ? "a.asked_by = :actor" : "a.asked_by <> :actor and v.saved_by <> :actor"));
        Statement statement = db.reads()
                .sql(String.join(" and ", wanted) + " order by a.id desc limit :limit")
                .set("brand", filter.brand())
                .set("before", filter.before())
                .set("limit", (long) limit);
        filter.state().ifPresent(state -> statement.set("state", state.wireName()));
        filter.mine().ifPresent(_ -> statement.set("actor", filter.actor()));
        return statement.list(ApprovalStore::read);
    }

    /** Held until the transaction ends, so that of two who decide at once one comes second. */
    static Optional<Approval> held(Sql tx, long brand, long template, int version) {
        return tx.sql(COLUMNS + " and a.template = :template and a.version = :version for update of a")
                .set("brand", brand)
                .set("template", template)
                .set("version", version)
                .one(ApprovalStore::read);
    }

    /** The newest version of a template that is not put away; nobody saves another until the transaction ends. */
    static OptionalInt newest(Sql tx, long brand, long template) {
        return tx
                .sql("select version from template where id = :template and brand = :brand and put_away_at is null"
                        + " for update")
                .set("template", template)
                .set("brand", brand)
                .list(row -> row.getInteger("version"))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** In place of whatever of the template waits or was sent back. */
    static void ask(
            Sql tx, long id, long brand, long template, int version, Approval.Asked asked, Optional<String> note) {
        tx.sql("delete from approval where template = :template and state <> 'approved'")
                .set("template", template)
                .update();
        tx.sql("insert into approval (id, template, version, brand, state, asked_by, asked_by_name, asked_at, note)"
                        + " values (:id, :template, :version, :brand, 'waiting', :by, :name, :at, :note)")
                .set("id", id)
                .set("template", template)
                .set("version", version)
                .set("brand", brand)
                .set("by", asked.by())
                .set("name", asked.name())
                .set("at", asked.at())
                .set("note", note.orElse(null))
                .update();
    }

    static void decide(Sql tx, Approval about, Approval.State state, Approval.Decided decided) {
        tx.sql("update approval set state = :state, decided_by = :by, decided_by_name = :name, decided_at = :at,"
                        + " words = :words where id = :id")
                .set("state", state.wireName())
                .set("by", decided.by())
                .set("name", decided.name())
                .set("at", decided.at())
                .set("words", decided.words().orElse(null))
                .set("id", about.id())
                .update();
    }

    static void withdraw(Sql tx, Approval about) {
        tx.sql("delete from approval where id = :id").set("id", about.id()).update();
    }

    private static Approval read(Row row) {
        return new Approval(
                row.getLong("id"),
                row.getLong("template"),
                row.getInteger("version"),
                row.getString("name"),
                row.getString("saved_by"),
                Approval.State.of(row.getString("state")),
                new Approval.Asked(
                        row.getString("asked_by"),
                        row.getString("asked_by_name"),
                        row.getOffsetDateTime("asked_at").toInstant()),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("decided_by"))
                        .map(by -> new Approval.Decided(
                                by,
                                row.getString("decided_by_name"),
                                row.getOffsetDateTime("decided_at").toInstant(),
                                Optional.ofNullable(row.getString("words")))));
    }
}
