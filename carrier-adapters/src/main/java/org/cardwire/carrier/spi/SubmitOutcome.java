package org.cardwire.carrier.spi;

import java.time.Duration;
import java.util.List;

/** What became of one {@link CarrierAdapter#submit}. */
public sealed interface SubmitOutcome {
    /** The carrier took it over: not yet delivered. */
    record Accepted(List<PartRef> parts) implements SubmitOutcome {
        public Accepted {
            parts = List.copyOf(parts);
        }
    }

    /** Not now. The whole link is to slow down, or only this message is to wait (SMPP ESME_RMSGQFUL). */
    record Throttled(Duration retryAfter, Scope scope, String code) implements SubmitOutcome {
        public enum Scope {
            LINK,
            MESSAGE
        }
    }

    /**
     * The carrier said no.
     *
     * @param code the code as it stood on the wire, such as {@code 2004}, {@code 404} or {@code ESME_RINVDSTADR}
     * @param permanent a repeat of the same would be refused again
     */
    record Refused(String code, String reason, boolean permanent) implements SubmitOutcome {}

    /** Nothing was sent: another link, or the same one later, may try without risk. */
    record LinkDown(String reason) implements SubmitOutcome {}

    /** In doubt: the carrier may have taken it. The parts that it certainly took are listed. */
    record Unknown(String reason, List<PartRef> accepted) implements SubmitOutcome {
        public Unknown {
            accepted = List.copyOf(accepted);
        }
    }
}
