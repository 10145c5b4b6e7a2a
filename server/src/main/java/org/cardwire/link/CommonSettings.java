package org.cardwire.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.carrier.spi.SmsContent.Concatenation;

/** Settings that links of every kind have beside those of their adapter: what we do with the account, not how it is spoken to. */
final class CommonSettings {
    private static final String PER_SECOND = "per-second";
    private static final String IN_DOUBT = "in-doubt";
    private static final String SLOTS = "slots";
    private static final String CONCATENATION = "concatenation";
    private static final int MOST_PER_SECOND = 1_000_000;
    private static final int MOST_SLOTS = 100;
    private static final Setting FORM_OF_PARTS = Setting.optional(
            CONCATENATION,
            "udh-16bit",
            "how the parts of a long SMS are joined: udh-8bit, udh-16bit, sar, or payload where the SMSC splits");
    private static final List<Setting> EVERY = List.of(
            Setting.optional(PER_SECOND, "0", "messages a second that the carrier takes, SMS in segments; 0: no limit"),
            Setting.optional(
                    IN_DOUBT,
                    "hold",
                    "a submission without an answer: hold until a report; resend only where repeats are delivered once"),
            Setting.optional(SLOTS, "1", "nodes that may hold a session of the account at the same time"));

    private CommonSettings() {}

    static List<Setting> of(Channel channel) {
        return channel == Channel.SMS ? List.of(EVERY.get(0), EVERY.get(1), EVERY.get(2), FORM_OF_PARTS) : EVERY;
    }

    static Link.Traits read(
            LinkSettings settings,
            Channel channel,
            List<String> prefixes,
            int priority,
            int messageBytes,
            Optional<Price> price) {
        return new Link.Traits(
                prefixes,
                priority,
                settings.integer(PER_SECOND, 0, MOST_PER_SECOND),
                messageBytes,
                channel == Channel.SMS ? settings.choice(CONCATENATION, Concatenation.class) : Concatenation.UDH_16BIT,
                settings.choice(IN_DOUBT, Link.InDoubt.class),
                settings.integer(SLOTS, 1, MOST_SLOTS),
                price);
    }

    static Map<String, String> values(Link link) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PER_SECOND, Integer.toString((int) link.traits().perSecond()));
        values.put(IN_DOUBT, word(link.traits().inDoubt()));
        values.put(SLOTS, Integer.toString(link.traits().slots()));
        if (link.channel() == Channel.SMS) {
            values.put(CONCATENATION, word(link.traits().concatenation()));
        }
        return values;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
