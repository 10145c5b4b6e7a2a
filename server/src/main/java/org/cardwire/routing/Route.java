package org.cardwire.routing;

import java.util.List;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLink;

/** Where a message goes on one channel. */
public sealed interface Route {
    /**
     * @param from the sender's address on this link
     * @param passedOver the names of better links that are not usable now
     */
    record Via(OpenLink link, String from, List<String> passedOver) implements Route {
        public Via {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** The best link is not open on this node, but on another one, which may know whether it is usable. */
    record Elsewhere(Link link) implements Route {}

    /** Links would carry it, and none is usable now. */
    record NoneUp(List<String> links) implements Route {
        public NoneUp {
            links = List.copyOf(links);
        }
    }

    /** No link carries this number on this channel, or the sender has no address there: waiting will not help. */
    record Never(String code) implements Route {}
}
