package org.cardwire.bench;

import java.util.function.IntFunction;
import org.cardwire.platform.db.Writer;

/** The smallest durable thing that this database can do on this disk: one row, committed, on a connection of its own. */
final class Commits {
    private Commits() {}

    static IntFunction<Load.Request> on(Bed bed) {
        bed.db()
                .sql("create table if not exists bench_commit (id bigserial primary key, what text not null)")
                .update();
        return _ -> {
            Writer writer = bed.db().writer();
            return _ -> () -> writer.sql("insert into bench_commit (what) values (:what)")
                            .set("what", "a message's worth of text, which nobody reads, in one row")
                            .update()
                    == 1;
        };
    }
}
