package org.cardwire.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.link.LinksHere;
import org.cardwire.link.OpenLink;

/**
 * Chooses a link: the longest matching prefix first, then by priority, then by name; the first that is usable wins. Of a
 * link that only another node has open that node must tell: it is asked by leaving the message to it, which goes down the
 * list and never up, so that nodes whose links are all down do not send a message round.
 */
public final class Router {
    /** The address of a brand's sender on a channel. */
    public interface Senders {
        Optional<String> address(long sender, Channel channel);
    }

    /**
     * Which links a message may take.
     *
     * @param only the one link, where its carrier may have the message already
     * @param from the link that it waits for: other nodes may only be left it for one further down the list
     */
    public record Bounds(OptionalInt only, OptionalInt from) {
        public static final Bounds NONE = new Bounds(OptionalInt.empty(), OptionalInt.empty());
    }

    private final LinksHere links;
    private final Senders senders;

    public Router(LinksHere links, Senders senders) {
        this.links = links;
        this.senders = senders;
    }

    public Route route(Channel channel, boolean live, long sender, Msisdn to, Bounds bounds) {
        List<Link> carrying = carrying(channel, live, to);
        if (carrying.isEmpty()) {
            return new Route.Never("no_link_for_number");
        }
        return senders.address(sender, channel)
                .map(from -> choose(carrying, from, bounds))
                .orElse(new Route.Never("sender_without_address"));
    }

    /** The link that a message is planned for: that which is tried first, usable now or not. Empty where none ever would be. */
    public Optional<Link> first(Channel channel, boolean live, long sender, Msisdn to) {
        return senders.address(sender, channel)
                .flatMap(_ -> carrying(channel, live, to).stream().findFirst());
    }

    /** The best first. */
    private List<Link> carrying(Channel channel, boolean live, Msisdn to) {
        return links.known().stream()
                .filter(link -> link.enabled() && link.channel() == channel && link.live() == live)
                .filter(link -> link.matches(to) >= 0)
                .sorted(Comparator.comparingInt((Link link) -> -link.matches(to))
                        .thenComparingInt(link -> link.traits().priority())
                        .thenComparing(Link::name))
                .toList();
    }

    private Route choose(List<Link> carrying, String from, Bounds bounds) {
        List<String> passedOver = new ArrayList<>();
        boolean further = carrying.stream().noneMatch(link -> named(bounds.from(), link));
        for (Link link : carrying) {
            if (bounds.only().isEmpty() || named(bounds.only(), link)) {
                Optional<OpenLink> open = links.find(link.no());
                if (open.filter(OpenLink::usable).isPresent()) {
                    return new Route.Via(open.get(), from, passedOver);
                }
                if (further && open.isEmpty() && links.elsewhere(link.no())) {
                    return new Route.Elsewhere(link);
                }
            }
            further |= named(bounds.from(), link);
            passedOver.add(link.name());
        }
        return new Route.NoneUp(passedOver);
    }

    private static boolean named(OptionalInt no, Link link) {
        return no.isPresent() && no.getAsInt() == link.no();
    }
}
