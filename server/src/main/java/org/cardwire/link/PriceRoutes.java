package org.cardwire.link;

import java.util.List;
import java.util.Map;
import org.cardwire.brand.Audit;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** A brand's price book over REST: read and replaced as a whole, never over someone else's newer one. */
public final class PriceRoutes implements Routes {
    private final Db db;
    private final Audit audit;
    private final PriceStore prices;
    private final LinkStore links;

    public PriceRoutes(Db db, Audit audit, PriceStore prices, LinkStore links) {
        this.db = db;
        this.audit = audit;
        this.prices = prices;
        this.links = links;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getPrices", call -> answer(prices.of(call.brand())));
        operations.on("putPrices", this::put);
    }

    private Answer put(Call call) {
        List<PriceEntry> entries = new PriceReader(links.all()).read(call.body().path("entries"));
        int read = call.ifMatch().map(PriceRoutes::version).orElse(-1);
        db.transact(tx -> {
            if (!prices.replace(tx, call.brand(), read, entries)) {
                throw HttpProblem.stale();
            }
            audit.note(tx, call.principal(), "prices.replaced", "", Map.of("entries", entries.size()));
        });
        return answer(prices.of(call.brand()));
    }

    /** Below every version for a tag that is none of ours. */
    private static int version(String tag) {
        return tag.matches("[0-9]{1,9}") ? Integer.parseInt(tag) : -1;
    }

    private static Answer answer(PriceBook book) {
        return Answer.ok(book.json()).with("ETag", "\"" + book.version() + "\"");
    }
}
