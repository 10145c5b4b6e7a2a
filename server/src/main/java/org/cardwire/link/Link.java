package org.cardwire.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.SmsContent.Concatenation;

/**
 * One account at a carrier.
 *
 * @param no its number in the database, which attempts and references carry
 * @param live false for the sandbox: only messages of test keys use it
 * @param settings of the adapter, secrets included
 */
public record Link(
        int no,
        String name,
        String kind,
        Channel channel,
        boolean enabled,
        boolean live,
        int version,
        Traits traits,
        Map<String, String> settings) {
    public Link {
        settings = Map.copyOf(settings);
    }

    /** What happens to a submission that got no answer. */
    public enum InDoubt {
        /** Unknown until a report says more. */
        HOLD,
        /** Sent again with the same id: only where the carrier delivers a repeat once. */
        RESEND
    }

    /**
     * What we need to know of the account beside the adapter's settings.
     *
     * @param prefixes numbers that it carries, by their beginning such as {@code +4477}; empty for all
     * @param priority among links of the same channel and prefix length, the lowest is tried first
     * @param perSecond messages a second that the carrier takes, SMS counted in segments; 0 for no limit
     * @param messageBytes the most that one MMS may weigh, headers and MIME included
     * @param inDoubt what happens to a submission without an answer
     * @param slots nodes that may hold a session at the same time
     * @param price per message, or per segment for SMS
     */
    public record Traits(
            List<String> prefixes,
            int priority,
            double perSecond,
            int messageBytes,
            Concatenation concatenation,
            InDoubt inDoubt,
            int slots,
            Optional<Price> price) {
        public Traits {
            prefixes = List.copyOf(prefixes);
        }
    }

    /** How many characters of the number its best prefix matches: -1 when it does not carry the number. */
    public int matches(Msisdn to) {
        if (traits.prefixes().isEmpty()) {
            return 0;
        }
        return traits.prefixes().stream()
                .filter(prefix -> to.e164().startsWith(prefix))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }
}
