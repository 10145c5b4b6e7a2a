package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;

/** Sums of what became of the messages of some hours, put together to longer periods. */
record Overview(List<Sum> sums) {
    /** How often a fact was counted on a channel for the messages of one hour. */
    record Sum(Instant hour, Fact fact, Channel channel, long n) {}

    Overview {
        sums = List.copyOf(sums);
    }

    /**
     * One period after the other, those without messages too.
     *
     * @param periods when each begins, the oldest first
     */
    void write(ArrayNode json, List<Instant> periods) {
        TreeMap<Instant, Period> all = new TreeMap<>();
        periods.forEach(from -> all.put(from, new Period()));
        for (Sum sum : sums) {
            Map.Entry<Instant, Period> own = all.floorEntry(sum.hour());
            if (own != null) {
                own.getValue().add(sum);
            }
        }
        all.forEach((from, period) -> period.write(json.addObject().put("from", from.toString())));
    }

    private static final class Period {
        private final Map<Channel, Map<String, Long>> channels = new EnumMap<>(Channel.class);
        private long ended;

        void add(Sum sum) {
            ended += sum.fact().isOutcome() ? sum.n() : 0;
            String name = name(sum.fact());
            if (!name.isEmpty()) {
                channels.computeIfAbsent(sum.channel(), _ -> new TreeMap<>()).merge(name, sum.n(), Long::sum);
            }
        }

        void write(ObjectNode json) {
            ArrayNode list = json.put("ended", ended).putArray("channels");
            channels.forEach((channel, own) -> {
                ObjectNode one = list.addObject().put("channel", channel.name().toLowerCase(Locale.ROOT));
                for (String name : List.of("sent", "delivered", "read", "clicked", "replied", "optedOut")) {
                    one.put(name, own.getOrDefault(name, 0L));
                }
            });
        }

        /** Under which a fact is told; empty where it is not told by itself. */
        private static String name(Fact fact) {
            if (fact.equals(Fact.SENT)) {
                return "sent";
            }
            if (fact.isOutcome()) {
                return fact.equals(Fact.of(Outcome.DELIVERED)) ? "delivered" : "";
            }
            return switch (fact.event().orElse(EventKind.PENDING)) {
                case READ -> "read";
                case TAPPED, CLICKED -> "clicked";
                case REPLIED -> "replied";
                case OPTED_OUT -> "optedOut";
                default -> "";
            };
        }
    }
}
