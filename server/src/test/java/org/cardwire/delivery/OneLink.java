package org.cardwire.delivery;

import java.util.List;
import java.util.Optional;
import org.cardwire.link.Link;
import org.cardwire.link.LinksHere;
import org.cardwire.link.OpenLink;

/** One link, which is open here. */
record OneLink(OpenLink open) implements LinksHere {
    @Override
    public List<Link> known() {
        return List.of(open.link());
    }

    @Override
    public Optional<OpenLink> find(int no) {
        return Optional.of(open).filter(link -> link.link().no() == no);
    }

    @Override
    public boolean elsewhere(int no) {
        return false;
    }
}
