package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.cardwire.fitting.Imprint;

/**
 * What a submission freezes, as it stands in {@link org.cardwire.message.Frozen#document()}: from then on, edits of the
 * template, the sender or the limits change nothing for it. Assets are frozen by their ids, which name their bytes.
 *
 * @param locale the language wanted, which the card may only nearly have
 * @param limits the version of the limits registry
 * @param confirmation the answer to an opt-out or to HELP
 */
public record FrozenContent(
        JsonNode card,
        String locale,
        long sender,
        Imprint imprint,
        Optional<TemplateRef> template,
        String limits,
        boolean confirmation) {
    /** The template that the card came from. */
    public record TemplateRef(long id, int version) {}
}
