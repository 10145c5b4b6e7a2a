package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the cards of templates are found. */
public interface TemplateCards {
    record Found(JsonNode card, int version) {}

    /** @param version the newest when absent */
    Optional<Found> find(long brand, long template, OptionalInt version);
}
