package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cardwire.fixtures.carrier.Owners;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.Received;

/**
 * What is known of one handset's message.
 *
 * @param received what the handset got since the demo sent, decoded from the wire
 * @param deliveries how many messages of each channel came in that time
 * @param carriers the simulators' own counts, such as {@code rcs.pushed.READ}
 * @param detail the answer of {@code GET /v1/messages/...}
 * @param explanation the answer of {@code GET /v1/messages/.../explain}
 */
record Found(
        Handset handset,
        List<Received> received,
        Map<Channel, Integer> deliveries,
        Map<String, Long> carriers,
        JsonNode detail,
        JsonNode explanation) {

    int came() {
        return deliveries.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Exactly one message came in all, by this channel. */
    boolean cameOnceBy(Channel channel) {
        return came() == 1 && deliveries.getOrDefault(channel, 0) == 1 && received.size() == 1;
    }

    JsonNode content() {
        return received.isEmpty() ? detail.path("nothing") : received.getLast().content();
    }

    String text() {
        return content().path("text").asText();
    }

    List<URI> links() {
        return received.stream().flatMap(one -> Owners.links(one).stream()).toList();
    }

    boolean has(String mark) {
        return received.stream().anyMatch(one -> one.has(mark));
    }

    String state() {
        return detail.path("message").path("state").asText();
    }

    boolean is(String fact) {
        return detail.path("message").path(fact).asBoolean();
    }

    long events(String kind) {
        return all("events")
                .filter(event -> event.path("kind").asText().equals(kind))
                .count();
    }

    /** Deliveries that a carrier reported; the outcome, which follows from them, is none of them. */
    long reportedDeliveries() {
        return all("events")
                .filter(event -> event.path("kind").asText().equals("delivered") && event.has("attempt"))
                .count();
    }

    List<JsonNode> attempts(Channel channel) {
        return all("attempts")
                .filter(each ->
                        each.path("channel").asText().equals(channel.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    int attempts() {
        return detail.path("attempts").size();
    }

    Stream<JsonNode> all(String name) {
        return StreamSupport.stream(detail.path(name).spliterator(), false);
    }

    /** What arrived, in one line: form, sizes, segments. */
    String wire() {
        List<String> forms = new ArrayList<>();
        received.forEach(one -> forms.add(form(one)));
        return forms.isEmpty() ? "nothing came" : String.join("; then ", forms);
    }

    private static String form(Received one) {
        JsonNode content = one.content();
        return switch (one.channel()) {
            case RCS ->
                "RCS " + content.path("kind").asText() + " of "
                        + content.path("cards").size() + ", "
                        + kilobytes(content.path("wireBytes").asLong()) + " and "
                        + kilobytes(content.path("mediaBytes").asLong()) + " of media";
            case MMS ->
                "MMS of " + counted(content.path("slides"), "slide") + ", "
                        + kilobytes(content.path("totalBytes").asLong());
            case SMS ->
                "SMS of " + counted(content.path("parts"), "segment") + ", "
                        + content.path("alphabet").asText().toUpperCase(Locale.ROOT);
        };
    }

    private static String counted(JsonNode list, String one) {
        return list.size() + " " + one + (list.size() == 1 ? "" : "s");
    }

    static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }
}
