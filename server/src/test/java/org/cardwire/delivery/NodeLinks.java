package org.cardwire.delivery;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cardwire.link.Link;
import org.cardwire.link.LinksHere;
import org.cardwire.link.OpenLink;
import org.cardwire.link.ScriptedLink;

/** The links that one node has open: those that it got a session of. */
final class NodeLinks implements LinksHere {
    private final Node node;
    private final World world;
    private final InstantSource clock;
    private final Map<Integer, ScriptedLink> open = new TreeMap<>();

    NodeLinks(Node node, InstantSource clock) {
        this.node = node;
        this.world = node.world;
        this.clock = clock;
    }

    void open(ScriptedCarrier carrier) {
        open.put(
                carrier.link,
                new ScriptedLink(world.link(carrier), new ScriptedAdapter(node, carrier), clock, world.time::nanos));
    }

    @Override
    public List<Link> known() {
        return world.carriers.stream().map(world::link).toList();
    }

    @Override
    public Optional<OpenLink> find(int no) {
        return Optional.ofNullable(open.get(no)).map(link -> {
            link.up(world.up(no));
            return link.open();
        });
    }

    @Override
    public boolean elsewhere(int no) {
        return !open.containsKey(no) && world.sessions.held(no);
    }
}
