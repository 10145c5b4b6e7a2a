package org.cardwire.submission;

import java.util.Optional;
import org.cardwire.fitting.Imprint;

/** What a submission freezes of its sender. */
public record SenderFacts(long id, Imprint imprint) {
    /** Where senders are found. */
    public interface Directory {
        Optional<SenderFacts> find(long brand, long id);

        /** The brand's first sender, for callers that name none. */
        Optional<SenderFacts> first(long brand);
    }
}
