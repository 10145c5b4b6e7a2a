package org.cardwire.link;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cardwire.platform.json.Json;

/**
 * What messages cost a brand. The line that says most about a message decides: one for its link before one for every link,
 * then one for its country, then the smallest size that holds it, then the newest that holds already. Where no line says
 * anything, the link's own price does; where there is none either, the price is unknown, which is not zero.
 *
 * @param version 0 where nothing was ever written
 * @param zone in which its days begin
 */
public record PriceBook(int version, ZoneId zone, List<PriceEntry> entries) {
    private static final Comparator<PriceEntry> SAYS_MORE = Comparator.comparing(
                    (PriceEntry entry) -> entry.link().isPresent())
            .thenComparing(entry -> entry.country().isPresent())
            .thenComparing(entry -> -entry.upToBytes().orElse(Integer.MAX_VALUE))
            .thenComparing(entry -> entry.from().orElse(LocalDate.MIN));

    public PriceBook {
        entries = List.copyOf(entries);
    }

    /**
     * One message that is or would be sent.
     *
     * @param country ISO 3166-1 code, see {@link Countries}; empty while no number is known: then lines for a country count
     *     only where all of them are for the same one
     * @param segments of an SMS; 1 otherwise
     * @param bytes of the whole message
     */
    public record Sending(Link link, Optional<String> country, int segments, long bytes, Instant at) {}

    /** Empty where nobody knows. */
    public Optional<Price> price(Sending sending) {
        LocalDate day = LocalDate.ofInstant(sending.at(), zone);
        List<PriceEntry> speaking = entries.stream()
                .filter(entry -> speaksOf(entry, sending))
                .filter(entry -> entry.from().filter(day::isBefore).isEmpty())
                .toList();
        return speaking.stream()
                .filter(of(sending.country().or(() -> onlyCountry(speaking))))
                .max(SAYS_MORE)
                .map(entry -> entry.of(sending.segments()))
                .or(() -> ofLink(sending));
    }

    /** That some line is for, in the order of the alphabet. */
    public List<String> countries() {
        return entries.stream()
                .flatMap(entry -> entry.country().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean speaksOf(PriceEntry entry, Sending sending) {
        Link link = sending.link();
        return entry.channel() == link.channel()
                && entry.link().filter(name -> !name.equals(link.name())).isEmpty()
                && entry.upToBytes().filter(most -> most < sending.bytes()).isEmpty();
    }

    private static Predicate<PriceEntry> of(Optional<String> country) {
        return entry -> entry.country().isEmpty() || entry.country().equals(country);
    }

    private static Optional<String> onlyCountry(List<PriceEntry> entries) {
        List<String> countries = entries.stream()
                .flatMap(entry -> entry.country().stream())
                .distinct()
                .toList();
        return countries.size() == 1 ? Optional.of(countries.getFirst()) : Optional.empty();
    }

    private static Optional<Price> ofLink(Sending sending) {
        Link link = sending.link();
        return link.traits().price().map(price -> switch (link.channel()) {
            case SMS -> price.times(sending.segments());
            case MMS, RCS -> price;
        });
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("entries");
        entries.forEach(entry -> list.add(entry.json()));
        return json;
    }
}
