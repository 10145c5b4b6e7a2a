package org.cardwire.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.delivery.WireIds;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.CarrierRefs.Named;

/** Finds what carriers' references name: our own ids say it themselves, others are looked up. Blocks. */
public final class Names {
    private final WireIds ids;
    private final CarrierRefs refs;
    private final KnownLinks links;

    public Names(WireIds ids, CarrierRefs refs, KnownLinks links) {
        this.ids = ids;
        this.refs = refs;
        this.links = links;
    }

    /**
     * Those that name nothing, or nothing yet, are left out. What a carrier calls a message holds for the whole account, so
     * all links of the account are looked at together.
     */
    Map<String, Named> find(int link, Collection<String> names) {
        Map<String, Named> found = new HashMap<>();
        List<String> theirs = new ArrayList<>();
        for (String name : names) {
            ids.parse(name)
                    .ifPresentOrElse(
                            own -> found.put(
                                    name, new Named(own.messageId(), own.attempt(), 0, 1, links.channel(link))),
                            () -> theirs.add(name));
        }
        if (!theirs.isEmpty()) {
            found.putAll(refs.find(links.account(link), theirs));
        }
        return found;
    }
}
