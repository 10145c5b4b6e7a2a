package org.cardwire.submission;

import java.time.Instant;
import java.util.Locale;
import org.cardwire.carrier.spi.Lane;

/**
 * What is to be sent and how, whoever gets it: the part of a {@code Send} that all its recipients share.
 *
 * @param limits the version of the limits registry that it was checked against
 */
record Mailing(Content what, Content.Terms terms, String limits, Instant readyAt, Instant expiresAt) {
    /** As it would stand in {@link org.cardwire.message.Frozen#document()}. */
    FrozenContent document() {
        return new FrozenContent(
                what.document(),
                terms.locale(),
                terms.from().id(),
                terms.from().imprint(),
                what.template(),
                limits,
                false,
                terms.reach());
    }

    Lane lane() {
        return what.card().kind().lane();
    }

    /** What forms are derived from. */
    Forms.Edition edition() {
        return new Forms.Edition(
                document(), what.card().in(Locale.forLanguageTag(terms.locale())), what.variables(terms.locale()));
    }
}
