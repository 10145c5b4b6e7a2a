package org.cardwire.link;

import java.util.Set;
import org.cardwire.platform.db.Db;

/** Which links this node may hold a session of: each link has a few slots, leased by nodes on the database's clock. */
public final class Sessions {
    private final Db db;
    private final int node;

    public Sessions(Db db, int node) {
        this.db = db;
        this.node = node;
    }

    /** Renews this node's slot of the link, or takes one that is free. Blocks. */
    boolean hold(Link link) {
        boolean renewed = db.sql("""
                        update link_session set lease_until = now() + :length * interval '1 ms'
                        where link = :link and node = :node and lease_until > now()""")
                        .set("length", (double) OpenLinks.SESSION.toMillis())
                        .set("link", link.no())
                        .set("node", node)
                        .update()
                > 0;
        return renewed || take(link);
    }

    private boolean take(Link link) {
        return db.sql("""
                        insert into link_session as s (link, slot, node, lease_until)
                        select :link, slot, :node, now() + :length * interval '1 ms'
                        from generate_series(1, :slots) slot
                        where not exists (select 1 from link_session h
                            where h.link = :link and h.slot = slot and h.lease_until > now())
                        order by slot limit 1
                        on conflict (link, slot) do update set node = excluded.node, lease_until = excluded.lease_until
                            where s.lease_until <= now()""")
                        .set("link", link.no())
                        .set("node", node)
                        .set("length", (double) OpenLinks.SESSION.toMillis())
                        .set("slots", link.traits().slots())
                        .update()
                > 0;
    }

    /** The links that other nodes hold sessions of. Blocks. */
    Set<Integer> heldByOthers() {
        return Set.copyOf(db.sql("select distinct link from link_session where node <> :node and lease_until > now()")
                .set("node", node)
                .list(row -> row.getInteger("link")));
    }

    void releaseAll() {
        db.sql("delete from link_session where node = :node").set("node", node).update();
    }
}
