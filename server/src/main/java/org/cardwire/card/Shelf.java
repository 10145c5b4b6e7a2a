package org.cardwire.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/** A brand's templates as a library: found by name, folder and tag, filed, put away and brought back. Blocks. */
public final class Shelf {
    private static final String BY_NEWEST = "t.id desc";
    private static final String BY_UPDATED = "v.saved_at desc, t.id desc";
    private static final String BY_NAME = "lower(t.name), t.id";

    private final Db db;

    public Shelf(Db db) {
        this.db = db;
    }

    /**
     * What changes for several templates at once.
     *
     * @param folder to lie in; empty leaves them where they are
     * @param archived empty leaves it as it is
     */
    record Change(Optional<String> folder, List<String> addTags, List<String> removeTags, Optional<Boolean> archived) {}

    /** @param templates how many lie in it itself, not in folders below it */
    record Folder(String path, long templates) {}

    record Tag(String name, long templates) {}

    /** What the library has to choose from; what was put away is counted apart. */
    record Outline(List<Folder> folders, List<Tag> tags, long templates, long archived) {}

    List<Template> list(TemplateFilter filter, int limit) {
        List<String> wanted = new ArrayList<>();
        wanted.add("t.brand = :brand and (t.put_away_at is not null) = :archived");
        if (!filter.search().isEmpty()) {
            wanted.add("(strpos(lower(t.name), lower(:search)) > 0"
                    + " or exists (select 1 from unnest(t.tags) tag where strpos(lower(tag), lower(:search)) > 0))");
        }
        filter.folder().ifPresent(_ -> wanted.add("(t.folder = :folder or starts_with(t.folder, :folder || '/'))"));
        filter.tag().ifPresent(_ -> wanted.add(":tag = any(t.tags)"));
        filter.approval()
                .ifPresent(_ -> wanted.add(
                        "exists (select 1 from approval a where a.template = t.id and a.state = :approval)"));
        if (filter.after().isPresent()) {
            wanted.add(behind(filter.order()));
        }
        Statement statement = db.reads()
                .sql(TemplateStore.NEWEST + " where " + String.join(" and ", wanted) + " order by "
                        + order(filter.order()) + " limit :limit")
                .set("brand", filter.brand())
                .set("archived", filter.archived())
                .set("limit", (long) limit);
        if (!filter.search().isEmpty()) {
            statement.set("search", filter.search());
        }
        filter.folder().ifPresent(folder -> statement.set("folder", folder));
        filter.tag().ifPresent(tag -> statement.set("tag", tag));
        filter.approval().ifPresent(state -> statement.set("approval", state));
        filter.after().ifPresent(id -> statement.set("after", id));
        return statement.list(TemplateStore::template);
    }

    private static String order(TemplateFilter.Order order) {
        return switch (order) {
            case NEWEST -> BY_NEWEST;
            case UPDATED -> BY_UPDATED;
            case NAME -> BY_NAME;
        };
    }

    /** Behind the last one of the page before, wherever that stands by now. */
    private static String behind(TemplateFilter.Order order) {
        String last = "from template a join template_version b on b.template = a.id and b.version = a.version"
                + " where a.id = :after and a.brand = :brand)";
        return switch (order) {
            case NEWEST -> "t.id < :after";
            case UPDATED -> "(v.saved_at, t.id) < (select b.saved_at, a.id " + last;
            case NAME -> "(lower(t.name), t.id) > (select lower(a.name), a.id " + last;
        };
    }

    Outline outline(long brand) {
        List<Folder> folders = db.reads()
                .sql("""
                        select folder, count(*) as n from template
                        where brand = :brand and put_away_at is null and folder <> '' group by folder order by folder""")
                .set("brand", brand)
                .list(row -> new Folder(row.getString("folder"), row.getLong("n")));
        List<Tag> tags =
                db.reads().sql("""
                        select tag, count(*) as n from template, unnest(tags) tag
                        where brand = :brand and put_away_at is null group by tag order by n desc, tag""").set("brand", brand).list(row -> new Tag(row.getString("tag"), row.getLong("n")));
        return db.reads()
                .sql("""
                        select count(*) filter (where put_away_at is null) as templates,
                            count(*) filter (where put_away_at is not null) as archived
                        from template where brand = :brand""")
                .set("brand", brand)
                .one(row -> new Outline(folders, tags, row.getLong("templates"), row.getLong("archived")))
                .orElseThrow();
    }

    /** Those of these that the brand has, put away or not. */
    static Set<Long> known(Sql sql, long brand, List<Long> templates) {
        return Set.copyOf(sql.sql("select id from template where brand = :brand and id = any(:ids)")
                .set("brand", brand)
                .set("ids", templates.toArray(Long[]::new))
                .list(row -> row.getLong("id")));
    }

    /** Changes them all or, when the database refuses one, none. */
    static void file(Sql sql, long brand, List<Long> templates, Change change) {
        sql.sql("""
                        update template set
                            folder = case when :move then :folder else folder end,
                            tags = array(select distinct tag from unnest(tags || :add::text[]) tag
                                where tag <> all(:remove::text[]) order by tag),
                            put_away_at = case when not :put then put_away_at
                                when :archived then coalesce(put_away_at, now()) end
                        where brand = :brand and id = any(:ids)""")
                .set("move", change.folder().isPresent())
                .set("folder", change.folder().orElse(""))
                .set("add", change.addTags().toArray(String[]::new))
                .set("remove", change.removeTags().toArray(String[]::new))
                .set("put", change.archived().isPresent())
                .set("archived", change.archived().orElse(false))
                .set("brand", brand)
                .set("ids", templates.toArray(Long[]::new))
                .update();
    }
}
