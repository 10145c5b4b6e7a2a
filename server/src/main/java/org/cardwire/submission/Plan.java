package org.cardwire.submission;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.link.Link;
import org.cardwire.link.Price;
import org.cardwire.platform.http.FieldProblem;

/** What would become of a list of recipients if it were sent: for each row its fate, and their sums. Nothing of it is stored. */
record Plan(Instant readyAt, List<Fate> fates) {
    Plan {
        fates = List.copyOf(fates);
    }

    /** What becomes of one row. */
    sealed interface Fate {}

    /**
     * @param why a flaw of the row itself, or the code of the rule that blocks it
     * @param flaws each with its remedy
     */
    record LeftOut(String why, List<FieldProblem> flaws) implements Fate {
        LeftOut {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * @param link by which its first form goes
     * @param units of the link's rate: segments of an SMS, 1 otherwise
     * @param segments of its SMS, whether that is its first form or a later one
     * @param held until when a rule holds it back
     */
    record Going(
            Link link,
            Certainty certainty,
            int units,
            Optional<Price> price,
            Optional<Integer> segments,
            Optional<Held> held)
            implements Fate {
        Channel channel() {
            return link.channel();
        }
    }

    /** @param code of the rule */
    record Held(String code, Instant until) {}

    /** How we know that the recipient gets the form. */
    enum Certainty {
        /** The carrier said so lately, or it is an SMS, which every phone gets. */
        KNOWN,
        /** An earlier message taught it. */
        LEARNED,
        /** The caller said so. */
        HINTED,
        /** Nobody said anything: if it cannot, the next form follows. */
        ASSUMED
    }

    List<Going> going() {
        return fates.stream()
                .filter(Going.class::isInstance)
                .map(Going.class::cast)
                .toList();
    }

    /** By reason, how many stay behind. */
    Map<String, Long> leftOut() {
        return fates.stream()
                .filter(LeftOut.class::isInstance)
                .map(fate -> ((LeftOut) fate).why())
                .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    }

    /** By first form and by how sure it is, how many messages. */
    Map<Channel, Map<Certainty, Long>> firstForms() {
        return going().stream()
                .collect(Collectors.groupingBy(
                        Going::channel,
                        () -> new EnumMap<>(Channel.class),
                        Collectors.groupingBy(
                                Going::certainty, () -> new EnumMap<>(Certainty.class), Collectors.counting())));
    }

    /** By currency, what the first forms cost. */
    Map<String, BigDecimal> cost() {
        return going().stream()
                .flatMap(one -> one.price().stream())
                .collect(Collectors.toMap(Price::currency, Price::amount, BigDecimal::add, TreeMap::new));
    }

    /** First forms whose price nobody told us. */
    long unpriced() {
        return going().stream().filter(one -> one.price().isEmpty()).count();
    }

    /** By their number, how many SMS have so many segments. @param first those only whose first form it is */
    Map<Integer, Long> segments(boolean first) {
        return going().stream()
                .filter(one -> !first || one.channel() == Channel.SMS)
                .flatMap(one -> one.segments().stream())
                .collect(Collectors.groupingBy(count -> count, TreeMap::new, Collectors.counting()));
    }

    /** What one link has to carry of the first forms. */
    record Load(Link link, int messages, int units) {
        /** Absent where the link states no rate. */
        Optional<Duration> takes() {
            double rate = link.traits().perSecond();
            return rate > 0 ? Optional.of(Duration.ofMillis(Math.round(units * 1_000 / rate))) : Optional.empty();
        }
    }

    /** By link, in the order of their names. */
    List<Load> loads() {
        Map<String, List<Going>> byLink = going().stream()
                .collect(Collectors.groupingBy(one -> one.link().name(), TreeMap::new, Collectors.toList()));
        return byLink.values().stream()
                .map(own -> new Load(
                        own.getFirst().link(),
                        own.size(),
                        own.stream().mapToInt(Going::units).sum()))
                .toList();
    }

    /** When the last first form has gone out, as far as the links' rates tell; absent where one of them states none. */
    Optional<Instant> doneAt() {
        List<Optional<Duration>> takes = loads().stream().map(Load::takes).toList();
        if (takes.isEmpty() || takes.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Instant begins = going().stream()
                .flatMap(one -> one.held().stream())
                .map(Held::until)
                .max(Instant::compareTo)
                .filter(until -> until.isAfter(readyAt))
                .orElse(readyAt);
        return Optional.of(begins.plus(
                Collections.max(takes.stream().flatMap(Optional::stream).toList())));
    }

    /** What rules hold back, each with the latest time and how many. */
    Map<Held, Long> held() {
        return going().stream()
                .flatMap(one -> one.held().stream())
                .collect(Collectors.groupingBy(held -> held, Collectors.counting()));
    }
}
