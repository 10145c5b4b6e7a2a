package org.cardwire.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.link.Kinds;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.json.Json;

/** A server on a bed with what a brand needs: a sender, an SMPP link, and a template with one variable. */
final class Stage implements AutoCloseable {
    private static final long SENDER = 1;
    private static final String LINK = "bench-sms";
    /** Of the simulators' demo account. */
    private static final String ACCOUNT = "demo-sms";

    private static final String PASSWORD = "sandbox";
    private static final String WINDOW = "500";
    private static final int A_MEGABYTE = 1_048_576;
    /** Beyond the demo's handsets, which have scripts. */
    private static final long FIRST_NUMBER = 447_700_910_000L;

    private final Bed bed;
    private final Target target;
    private final String template;

    private Stage(Bed bed, Target target, String template) {
        this.bed = bed;
        this.target = target;
        this.template = template;
    }

    /** @param smpp where the link's carrier listens; nobody need be there for messages to be accepted */
    static Stage set(Bed bed, Target.Starter starter, URI smpp) throws IOException {
        Target target = starter.start(bed.environment());
        addSender(bed);
        saveLink(bed, smpp);
        try (Client client = new Client(target.url(), target.testKey())) {
            Client.Answer made = client.post("/v1/templates", bytes(template()));
            if (made.status() != 201) {
                throw new IOException("no template: " + made.text());
            }
            return new Stage(bed, target, Json.tree(made.text()).path("id").asText());
        }
    }

    private static void addSender(Bed bed) {
        long brand = bed.db()
                .sql("select id from brand")
                .one(row -> row.getLong("id"))
                .orElseThrow();
        new SenderStore(bed.db())
                .insert(
                        bed.db(),
                        SENDER,
                        brand,
                        "Bench",
                        new Sender.Words(Map.of("", "Acme: "), Map.of("", "STOP to end"), Map.of()),
                        new Sender.Addresses(
                                Optional.empty(), Optional.empty(), Optional.of(new Sender.Number("60777", true))));
    }

    private static void saveLink(Bed bed, URI smpp) {
        new LinkStore(bed.db(), Keyring.open(bed.keyFile()).sealer(), new Kinds())
                .save(
                        LINK,
                        "smpp",
                        true,
                        false,
                        new Link.Traits(
                                List.of(),
                                0,
                                0,
                                A_MEGABYTE,
                                Concatenation.UDH_8BIT,
                                Link.InDoubt.HOLD,
                                1,
                                Optional.empty()),
                        Map.of(
                                "host", smpp.getHost(),
                                "port", Integer.toString(smpp.getPort()),
                                "system-id", ACCOUNT,
                                "password", PASSWORD,
                                "window", WINDOW));
    }

    private static ObjectNode template() {
        ObjectNode body = Json.object().put("name", "bench");
        ObjectNode card = body.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card")
                .put("text", "{{name}}, your parcel is at the desk. Bring a photo ID.");
        card.putArray("variables")
                .addObject()
                .put("name", "name")
                .put("type", "text")
                .put("sample", "Ann")
                .put("default", "Hello")
                .put("maxLength", 20);
        card.putArray("cards");
        return body;
    }

    Client client() throws IOException {
        return new Client(target.url(), target.testKey());
    }

    Bed bed() {
        return bed;
    }

    /** One personalised message by SMS alone. */
    ObjectNode message(int number, Optional<Instant> sendAt) {
        ObjectNode body = content(sendAt).put("to", number(number));
        body.putObject("variables").put("name", "Customer " + number % 10_000);
        return body;
    }

    /** One call with the same content for all these numbers. */
    ObjectNode list(int first, int count, Optional<Instant> sendAt) {
        ObjectNode body = content(sendAt);
        ArrayNode to = body.putArray("to");
        for (int i = 0; i < count; i++) {
            to.add(number(first + i));
        }
        return body;
    }

    ObjectNode batch(int first, int count, Optional<Instant> sendAt) {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        for (int i = 0; i < count; i++) {
            items.add(message(first + i, sendAt));
        }
        return body;
    }

    private ObjectNode content(Optional<Instant> sendAt) {
        ObjectNode body = Json.object();
        body.putObject("template").put("id", template);
        body.putArray("chain").addObject().put("channel", "sms");
        sendAt.ifPresent(at -> body.put("sendAt", at.toString()));
        return body;
    }

    private static String number(int number) {
        return "+" + (FIRST_NUMBER + number);
    }

    static byte[] bytes(ObjectNode body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        target.close();
    }
}
