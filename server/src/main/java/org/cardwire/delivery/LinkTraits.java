package org.cardwire.delivery;

import java.util.Optional;
import java.util.function.IntFunction;
import org.cardwire.link.Link.InDoubt;
import org.cardwire.link.OpenLink;

/** What the Courier needs to know of the links of this node. */
final class LinkTraits implements Courier.Links {
    private final IntFunction<Optional<OpenLink>> links;

    LinkTraits(IntFunction<Optional<OpenLink>> links) {
        this.links = links;
    }

    @Override
    public boolean revokes(int link) {
        return links.apply(link)
                .map(open -> open.adapter().capabilities().revoke())
                .orElse(false);
    }

    @Override
    public boolean repeats(int link) {
        return links.apply(link)
                .map(open -> open.link().traits().inDoubt() == InDoubt.RESEND
                        && open.adapter().capabilities().deduplicates())
                .orElse(false);
    }
}
