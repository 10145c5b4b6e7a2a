package org.cardwire.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.cardwire.link.OpenLink;

/** The permits of every open link; a link that was opened anew starts with fresh ones. */
public final class LinkPermits {
    private record Held(OpenLink link, Permits permits) {}

    private final LongSupplier nanoTime;
    private final Map<Integer, Held> byLink = new ConcurrentHashMap<>();

    public LinkPermits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Permits of(OpenLink link) {
        return byLink.compute(
                        link.link().no(),
                        (_, held) -> held != null && held.link() == link ? held : new Held(link, fresh(link)))
                .permits();
    }

    /** Unanswered units on the link now. */
    public int inFlight(OpenLink link) {
        return of(link).used();
    }

    private Permits fresh(OpenLink link) {
        return new Permits(
                link.adapter().capabilities().window(), link.link().traits().perSecond(), nanoTime);
    }
}
