package org.cardwire.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.platform.json.Json;

/**
 * One line of a price book.
 *
 * @param link name of the only link that it is for; empty for every link of the channel
 * @param country ISO 3166-1 code of the numbers that it is for; empty for all
 * @param upToBytes the heaviest MMS that it is for, headers and media included; empty for all
 * @param from the first day of the brand's calendar on which it holds; empty for always
 */
record PriceEntry(
        Channel channel,
        Optional<String> link,
        Optional<String> country,
        Optional<Integer> upToBytes,
        Per per,
        Price price,
        Optional<LocalDate> from) {
    /** What is counted. */
    enum Per {
        MESSAGE,
        SEGMENT
    }

    /** What two lines must not have in common. */
    record Scope(
            Channel channel,
            Optional<String> link,
            Optional<String> country,
            Optional<Integer> upToBytes,
            Optional<LocalDate> from) {}

    Scope scope() {
        return new Scope(channel, link, country, upToBytes, from);
    }

    Price of(int segments) {
        return switch (per) {
            case MESSAGE -> price;
            case SEGMENT -> price.times(segments);
        };
    }

    /** The contract's form, in which it is kept as well. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("channel", LinkView.lower(channel));
        link.ifPresent(name -> json.put("link", name));
        country.ifPresent(code -> json.put("country", code));
        upToBytes.ifPresent(bytes -> json.put("upToBytes", bytes));
        json.put("per", LinkView.lower(per)).put("amount", price.decimal()).put("currency", price.currency());
        from.ifPresent(day -> json.put("from", day.toString()));
        return json;
    }

    /** @param json valid by the contract's schema; throws {@link ArithmeticException} for an amount that is none, {@link java.time.DateTimeException} for a day that is none */
    static PriceEntry read(JsonNode json) {
        Channel channel = Channel.valueOf(json.path("channel").asText().toUpperCase(Locale.ROOT));
        String per = json.path("per").asText(channel == Channel.SMS ? "segment" : "message");
        return new PriceEntry(
                channel,
                text(json, "link"),
                text(json, "country"),
                Optional.of(json.path("upToBytes").asInt()).filter(bytes -> bytes > 0),
                Per.valueOf(per.toUpperCase(Locale.ROOT)),
                Price.of(json.path("amount").asText(), json.path("currency").asText()),
                text(json, "from").map(LocalDate::parse));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asText()).filter(text -> !text.isEmpty());
    }
}
