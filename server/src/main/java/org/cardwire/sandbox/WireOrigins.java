package org.cardwire.sandbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.delivery.WireIds;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.MessageStore;

/** Reads an RCS message's id as ours, and looks the ids that other carriers gave up as a receipt's are. */
public final class WireOrigins implements Origins {
    private static final int REMEMBERED = 20_000;

    private final WireIds wireIds;
    private final LinkStore links;
    private final CarrierRefs refs;
    private final MessageStore messages;
    private final Cache<String, Origin> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public WireOrigins(WireIds wireIds, LinkStore links, CarrierRefs refs, MessageStore messages) {
        this.wireIds = wireIds;
        this.links = links;
        this.refs = refs;
        this.messages = messages;
    }

    @Override
    public Optional<Origin> of(Received received) {
        Origin before = known.getIfPresent(received.id());
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Origin> found = message(received)
                .flatMap(messages::find)
                .map(subject ->
                        new Origin(subject.message().id(), subject.message().brand()));
        found.ifPresent(origin -> known.put(received.id(), origin));
        return found;
    }

    private Optional<Long> message(Received received) {
        return switch (received.channel()) {
            case RCS -> wireIds.parse(received.carrierId()).map(WireIds.Try::messageId);
            case MMS, SMS -> links.find(received.link()).flatMap(link -> named(link, received.carrierId()));
        };
    }

    private Optional<Long> named(Link link, String carrierId) {
        Map<String, CarrierRefs.Named> found = refs.find(List.of(link.no()), List.of(carrierId));
        return Optional.ofNullable(found.get(carrierId)).map(CarrierRefs.Named::messageId);
    }
}
