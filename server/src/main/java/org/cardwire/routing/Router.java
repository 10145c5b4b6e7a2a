package org.cardwire.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLink;
import org.cardwire.link.OpenLinks;

/** Chooses a link: the longest matching prefix first, then by priority, then by name; the first that is usable wins. */
public final class Router {
    /** The address of a brand's sender on a channel. */
    public interface Senders {
        Optional<String> address(long sender, Channel channel);
    }

    private final OpenLinks links;
    private final Senders senders;

    public Router(OpenLinks links, Senders senders) {
        this.links = links;
        this.senders = senders;
    }

    /** @param only the one link that it may take, where its carrier may have it already */
    public Route route(Channel channel, boolean live, long sender, Msisdn to, OptionalInt only) {
        List<Link> carrying = links.known().stream()
                .filter(link -> link.enabled() && link.channel() == channel && link.live() == live)
                .filter(link -> link.matches(to) >= 0)
                .sorted(Comparator.comparingInt((Link link) -> -link.matches(to))
                        .thenComparingInt(link -> link.traits().priority())
                        .thenComparing(Link::name))
                .toList();
        if (carrying.isEmpty()) {
            return new Route.Never("no_link_for_number");
        }
        return senders.address(sender, channel)
                .map(from -> choose(carrying, from, only))
                .orElse(new Route.Never("sender_without_address"));
    }

    private Route choose(List<Link> carrying, String from, OptionalInt only) {
        List<String> passedOver = new ArrayList<>();
        for (Link link : carrying) {
            Optional<OpenLink> usable =
                    links.find(link.no()).filter(open -> open.usable() && only.orElse(link.no()) == link.no());
            if (usable.isPresent()) {
                return new Route.Via(usable.get(), from, passedOver);
            }
            passedOver.add(link.name());
        }
        return new Route.NoneUp(passedOver);
    }
}
