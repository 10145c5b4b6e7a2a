package org.cardwire.submission;

import java.util.Optional;
import java.util.OptionalInt;

/** Where the cards of templates are found. */
public interface TemplateCards {
    /** @param card the document */
    record Found(String card, int version) {}

    /** @param version the newest when absent */
    Optional<Found> find(long brand, long template, OptionalInt version);
}
