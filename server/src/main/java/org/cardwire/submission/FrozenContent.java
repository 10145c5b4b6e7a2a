package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.fitting.Imprint;

/**
 * What a submission freezes, as it stands in {@link org.cardwire.message.Frozen#document()}: from then on, edits of the
 * template, the sender or the limits change nothing for it. Assets are frozen by their ids, which name their bytes.
 *
 * @param locale the language wanted, which the card may only nearly have
 * @param limits the version of the limits registry
 * @param confirmation the answer to an opt-out or to HELP
 * @param reach what the caller knows of its recipients; it speaks for nobody else
 */
public record FrozenContent(
        JsonNode card,
        String locale,
        long sender,
        Imprint imprint,
        Optional<TemplateRef> template,
        String limits,
        boolean confirmation,
        Optional<ReachHint> reach) {
    /** The template that the card came from. */
    public record TemplateRef(long id, int version) {}

    /** Whether the recipients can receive a channel, where the caller says so. */
    public record ReachHint(Optional<Boolean> rcs, Optional<Boolean> mms) {
        public Optional<Boolean> of(Channel channel) {
            return switch (channel) {
                case RCS -> rcs;
                case MMS -> mms;
                case SMS -> Optional.empty();
            };
        }
    }
}
