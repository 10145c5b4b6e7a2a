package org.cardwire.delivery;

import org.cardwire.link.Link.InDoubt;
import org.cardwire.link.OpenLinks;

/** What the Courier needs to know of the links of this node. */
final class LinkTraits implements Courier.Links {
    private final OpenLinks links;

    LinkTraits(OpenLinks links) {
        this.links = links;
    }

    @Override
    public boolean revokes(int link) {
        return links.find(link)
                .map(open -> open.adapter().capabilities().revoke())
                .orElse(false);
    }

    @Override
    public boolean repeats(int link) {
        return links.find(link)
                .map(open -> open.link().traits().inDoubt() == InDoubt.RESEND
                        && open.adapter().capabilities().deduplicates())
                .orElse(false);
    }
}
