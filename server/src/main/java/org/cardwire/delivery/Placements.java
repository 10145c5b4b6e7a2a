package org.cardwire.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.cardwire.message.Chunk;
import org.cardwire.message.Members;
import org.cardwire.message.Placement;
import org.cardwire.message.Step;
import org.cardwire.platform.id.Ids;

/** Where the members of one chunk go when the work on it ends. Used by one thread at a time. */
final class Placements {
    private final Map<Placement, Members> places = new LinkedHashMap<>();
    private final Chunk chunk;

    Placements(Chunk chunk) {
        this.chunk = chunk;
    }

    /** To be looked at again then, rounded up. */
    void put(Case c, Step step, int attempt, Instant due, Instant now) {
        put(c, new Placement(step, OptionalInt.empty(), attempt, DueTimes.round(due, now, chunk.lane())));
    }

    /** The same for a node that has this link open. */
    void onLink(Case c, Step step, int attempt, int link, Instant due, Instant now) {
        put(c, new Placement(step, OptionalInt.of(link), attempt, DueTimes.round(due, now, chunk.lane())));
    }

    private void put(Case c, Placement place) {
        places.computeIfAbsent(place, _ -> Members.none()).add(Ids.positionOf(c.id()));
    }

    Map<Placement, Members> all() {
        return places;
    }
}
