package org.cardwire.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cardwire.link.OpenLinks;

/** Which nodes have which links open. A link has a session for one node or for all; a dead node keeps its own for a while. */
final class ScriptedSessions {
    private static final int MANY = 9;
    /** Within this a node sees that a session is free. */
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(4);

    private final World world;
    private final Map<Integer, Integer> slots = new TreeMap<>();
    private final Map<Integer, List<Node>> holders = new TreeMap<>();

    ScriptedSessions(World world) {
        this.world = world;
    }

    void begin() {
        world.carriers.forEach(carrier -> slots.put(carrier.link, world.chance.of(0.5) ? 1 : MANY));
    }

    int slots(int link) {
        return slots.getOrDefault(link, 0);
    }

    /** Every free session goes to one of these nodes, whichever is faster. */
    void share(List<Node> nodes) {
        for (ScriptedCarrier carrier : world.carriers) {
            List<Node> waiting = new ArrayList<>(nodes);
            waiting.removeAll(holders(carrier.link));
            while (!waiting.isEmpty() && holders(carrier.link).size() < slots(carrier.link)) {
                Node fastest = waiting.remove(world.chance.below(waiting.size()));
                holders(carrier.link).add(fastest);
                fastest.links.open(carrier);
            }
        }
    }

    void died(Node node, Runnable noticed) {
        world.time.after(OpenLinks.SESSION, () -> {
            holders.values().forEach(nodes -> nodes.remove(node));
            world.time.after(world.chance.between(Duration.ofMillis(1), LOOKS_EVERY), noticed);
        });
    }

    boolean held(int link) {
        return !holders(link).isEmpty();
    }

    private List<Node> holders(int link) {
        return holders.computeIfAbsent(link, _ -> new ArrayList<>());
    }
}
