package org.cardwire.submission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cardwire.fitting.Imprint;
import org.cardwire.platform.id.PublicId;

/** Reads the {@code sender} of a request; where it names none, the brand's first one sends. Blocks. */
public final class SenderReader {
    private static final PublicId SENDER = new PublicId("snd");

    private final SenderFacts.Directory senders;

    public SenderReader(SenderFacts.Directory senders) {
        this.senders = senders;
    }

    /** The senders that the items of one call name, each looked up once. One thread. */
    static final class Known {
        private final Map<String, SenderFacts> senders = new HashMap<>();
    }

    /** Empty when there is none, which is added to the fields. */
    Optional<SenderFacts> read(Fields fields, long brand, Known known) {
        String named = fields.has("sender") ? fields.node("sender").asText() : "";
        Optional<SenderFacts> sender = Optional.ofNullable(known.senders.get(named));
        if (sender.isEmpty()) {
            sender = fields.has("sender") ? named(fields, brand) : first(brand);
            sender.ifPresent(found -> known.senders.put(named, found));
        }
        if (sender.isEmpty() && !fields.has("sender")) {
            fields.add(
                    "/sender",
                    "none",
                    "The brand has no sender yet: make one under /v1/senders",
                    "品牌还没有发送方：请先在 /v1/senders 创建");
        }
        return sender;
    }

    /** The sender that the request names; when there is no such one, that is added to the fields. */
    Optional<SenderFacts> named(Fields fields, long brand) {
        var id = SENDER.tryParse(fields.node("sender").asText());
        Optional<SenderFacts> found = id.isPresent() ? senders.find(brand, id.getAsLong()) : Optional.empty();
        if (found.isEmpty()) {
            fields.add("/sender", "not-found", "No sender with this id", "没有此 ID 的发送方");
        }
        return found;
    }

    /** What the named sender, or the brand's first, puts around a text; a brand without one puts nothing. */
    Imprint imprint(Fields fields, long brand) {
        return orFirst(fields, brand).map(SenderFacts::imprint).orElse(Imprint.NONE);
    }

    /** The named sender, or the brand's first, if it has one. */
    Optional<SenderFacts> orFirst(Fields fields, long brand) {
        return fields.has("sender") ? named(fields, brand) : first(brand);
    }

    /** The brand's first. */
    Optional<SenderFacts> first(long brand) {
        return senders.first(brand);
    }
}
