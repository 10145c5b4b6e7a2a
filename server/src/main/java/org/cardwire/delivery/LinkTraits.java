package org.cardwire.delivery;

import org.cardwire.link.Link;
import org.cardwire.link.Link.InDoubt;
import org.cardwire.link.LinksHere;

/**
 * What the Courier needs to know of links. Of one that is not open here the best is said: the node that has it open knows
 * better, and what it takes to revoke or to repeat is left to that node.
 */
public final class LinkTraits implements Courier.Links {
    private final LinksHere links;

    public LinkTraits(LinksHere links) {
        this.links = links;
    }

    @Override
    public boolean revokes(int link) {
        return links.find(link)
                .map(open -> open.adapter().capabilities().revoke())
                .orElseGet(() -> links.known().stream().anyMatch(known -> isEnabled(known, link)));
    }

    @Override
    public boolean repeats(int link) {
        boolean set = links.known().stream()
                .anyMatch(known -> isEnabled(known, link) && known.traits().inDoubt() == InDoubt.RESEND);
        return set
                && links.find(link)
                        .map(open -> open.adapter().capabilities().deduplicates())
                        .orElse(true);
    }

    private static boolean isEnabled(Link link, int no) {
        return link.no() == no && link.enabled();
    }
}
