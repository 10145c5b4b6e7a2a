package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.json.Json;
import org.cardwire.sandbox.SandboxSender;

/** What the demo sends: the carousel with one call to six handsets, the single card in a batch of six, each by name. */
final class Sending {
    static final String RCS_PATIENCE = "4s";
    static final String MMS_PATIENCE = "6s";
    static final Duration EXPIRY = Duration.ofSeconds(40);
    static final String WORD = "STOP";
    /** So placed in the card's text that its rose lies where a segment of 67 units ends. */
    static final String EMOJI_NAME = "Ivy 🌿👩🏽‍🚀";

    private static final Duration OPT_OUT_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final List<PhoneNumber> CAROUSEL = List.of(
            DemoHandsets.FULL_RCS,
            DemoHandsets.RCS_WITHOUT_CAROUSELS,
            DemoHandsets.RCS_WITHOUT_DATA,
            DemoHandsets.MMS_300_KB,
            DemoHandsets.MMS_100_KB,
            DemoHandsets.MMS_REFUSES);

    private record Person(PhoneNumber number, String name, String locale) {}

    private static final List<Person> PEOPLE = List.of(
            new Person(DemoHandsets.RCS_READS_AND_TAPS, "Cleo", "en"),
            new Person(DemoHandsets.RCS_REVOKE_UNANSWERED, "Eve", "en"),
            new Person(DemoHandsets.SMS_CHINESE, "李雷", "zh-CN"),
            new Person(DemoHandsets.SMS_EMOJI, EMOJI_NAME, "en"),
            new Person(DemoHandsets.OPTED_OUT, "Jack", "en"),
            new Person(DemoHandsets.SMS_THROTTLED, "Kim", "en"));

    private final Api api;
    private final Samples samples;
    private final InstantSource clock;

    Sending(Api api, InstantSource clock) {
        this.api = api;
        this.samples = new Samples(api);
        this.clock = clock;
    }

    /** The owner of that handset writes STOP to the sender's short code. Returns when the server noted it. */
    Instant optOut() throws InterruptedException {
        String number = DemoHandsets.OPTED_OUT.e164().replace("+", "%2B");
        api.post(
                "/v1/sandbox/handsets/" + number + "/replies",
                Json.object().put("channel", "sms").put("text", WORD).put("to", SandboxSender.SHORT_CODE));
        long until = System.nanoTime() + OPT_OUT_WITHIN.toNanos();
        JsonNode noted = api.get("/v1/opt-outs?number=" + number).path("items");
        while (noted.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new Showcase.Failed("the " + WORD + " of a handset was not noted");
            }
            Thread.sleep(LOOK_EVERY);
            noted = api.get("/v1/opt-outs?number=" + number).path("items");
        }
        return Instant.parse(noted.path(0).path("at").asText());
    }

    /** Each handset's message. */
    Map<PhoneNumber, String> send() throws InterruptedException {
        JsonNode carousel = samples.card("three-photo-carousel");
        JsonNode single = samples.card("personal-card");
        Map<PhoneNumber, String> messages = new LinkedHashMap<>();
        JsonNode accepted = api.post("/v1/messages", carousel(carousel)).path("messages");
        for (int i = 0; i < CAROUSEL.size(); i++) {
            messages.put(CAROUSEL.get(i), accepted.path(i).path("id").asText());
        }
        ObjectNode batch = Json.object();
        ArrayNode items = batch.putArray("items");
        PEOPLE.forEach(person -> items.add(personal(single, person)));
        JsonNode results = api.post("/v1/messages/batch", batch).path("results");
        for (int i = 0; i < PEOPLE.size(); i++) {
            JsonNode result = results.path(i);
            if (!result.has("accepted")) {
                throw new Showcase.Failed("a message was refused: " + result.path("problem"));
            }
            messages.put(
                    PEOPLE.get(i).number, result.at("/accepted/messages/0/id").asText());
        }
        return messages;
    }

    private ObjectNode carousel(JsonNode card) {
        ObjectNode body = withChain(card);
        ArrayNode to = body.putArray("to");
        CAROUSEL.forEach(number -> to.add(number.e164()));
        body.put("clientRef", "demo-carousel").putObject("variables").put("name", "Hello");
        return body;
    }

    private ObjectNode personal(JsonNode card, Person person) {
        ObjectNode body = withChain(card).put("to", person.number.e164()).put("locale", person.locale);
        LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(2);
        body.put("clientRef", "demo-parcel")
                .putObject("variables")
                .put("name", person.name)
                .put("order", "20260042")
                .put("day", day.toString());
        if (person.number.equals(DemoHandsets.SMS_THROTTLED)) {
            body.putObject("reach").put("rcs", false).put("mms", false);
        }
        return body;
    }

    private ObjectNode withChain(JsonNode card) {
        ObjectNode body = Json.object();
        body.set("card", card);
        ArrayNode chain = body.putArray("chain");
        chain.addObject().put("channel", "rcs").put("patience", RCS_PATIENCE);
        chain.addObject().put("channel", "mms").put("patience", MMS_PATIENCE);
        chain.addObject().put("channel", "sms");
        return body.put("expiresAt", clock.instant().plus(EXPIRY).toString());
    }
}
