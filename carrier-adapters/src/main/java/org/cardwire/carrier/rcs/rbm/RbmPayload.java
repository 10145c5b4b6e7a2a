package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;

/**
 * What one signed payload tells: told apart by the fields that are there, whatever their order. User events name the person
 * as senderPhoneNumber, the platform's own events as phoneNumber.
 */
final class RbmPayload {
    private RbmPayload() {}

    /** Empty for what concerns no message: typing, and kinds that we do not know. */
    static Optional<CarrierEvent> event(JsonNode data, Instant now) {
        Instant at = time(data, now);
        String type = data.path("eventType").asText();
        return type.isEmpty() ? message(data, at) : event(data, type, at);
    }

    private static Optional<CarrierEvent> event(JsonNode data, String type, Instant at) {
        String ref = data.path("messageId").asText();
        return switch (type) {
            case "DELIVERED" -> about(ref, new CarrierEvent.Receipt(ref, CarrierEvent.State.DELIVERED, type, at));
            case "READ" -> about(ref, new CarrierEvent.ReadReport(ref, at));
            case "TTL_EXPIRATION_REVOKED" -> about(ref, new CarrierEvent.Revoked(ref, true, type, at));
            case "TTL_EXPIRATION_REVOKE_FAILED" -> about(ref, new CarrierEvent.Revoked(ref, false, type, at));
            case "SUBSCRIBE", "UNSUBSCRIBE" ->
                who(data).map(who -> new CarrierEvent.Subscription(who, type.equals("SUBSCRIBE"), key(data), at));
            default -> Optional.empty();
        };
    }

    private static Optional<CarrierEvent> message(JsonNode data, Instant at) {
        Optional<Msisdn> who = who(data);
        JsonNode tap = data.path("suggestionResponse");
        if (tap.isObject()) {
            return who.map(from -> new CarrierEvent.SuggestionTap(
                    from, tap.path("postbackData").asText(), tap.path("text").asText(), key(data), at));
        }
        return who.flatMap(from -> text(data)
                .map(text -> new CarrierEvent.InboundMessage(
                        from, data.path("agentId").asText(), text, Optional.empty(), key(data), at)));
    }

    /** A shared place becomes a geo URI (RFC 5870), a file its address. */
    private static Optional<String> text(JsonNode data) {
        if (data.has("text")) {
            return Optional.of(data.path("text").asText());
        }
        JsonNode place = data.path("location");
        if (place.isObject()) {
            return Optional.of("geo:" + place.path("latitude").asText() + ","
                    + place.path("longitude").asText());
        }
        String file = data.path("userFile").path("payload").path("fileUri").asText();
        return file.isEmpty() ? Optional.empty() : Optional.of(file);
    }

    private static Optional<CarrierEvent> about(String ref, CarrierEvent event) {
        return ref.isEmpty() ? Optional.empty() : Optional.of(event);
    }

    private static Optional<Msisdn> who(JsonNode data) {
        String number =
                data.path("senderPhoneNumber").asText(data.path("phoneNumber").asText());
        return Msisdn.isE164(number) ? Optional.of(new Msisdn(number)) : Optional.empty();
    }

    /** The event's id, else the message's: a tap on an action has only the first, a text only the second. */
    private static String key(JsonNode data) {
        String agent = RbmSettings.bareAgent(data.path("agentId").asText());
        String event = data.path("eventId").asText();
        String message = data.path("messageId").asText();
        if (!event.isEmpty()) {
            return agent + "/e/" + event;
        }
        return message.isEmpty()
                ? agent + "/h/" + UUID.nameUUIDFromBytes(data.toString().getBytes(StandardCharsets.UTF_8))
                : agent + "/m/" + message;
    }

    private static Instant time(JsonNode data, Instant now) {
        try {
            return data.hasNonNull("sendTime")
                    ? Instant.parse(data.path("sendTime").asText())
                    : now;
        } catch (DateTimeException e) {
            return now; // a foreign form of date is no reason to lose the event
        }
    }

    /** The launch of an agent was decided on: region and new state in a sentence; empty for all other payloads. */
    static Optional<String> launch(JsonNode data) {
        String state = data.path("newLaunchState").asText();
        return state.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "launch of the agent in " + data.path("regionId").asText("an unnamed region") + ": " + state);
    }
}
