package org.cardwire.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** What authors and their tools are held to: the limits registry and the JSON Schema of the card document. */
public final class LimitsRoutes implements Routes {
    private static final String SCHEMA = "/schema/card.schema.json";

    private final Limits limits;
    private final long uploadBytes;
    private final byte[] schema;

    /** @param uploadBytes of the largest file that this server takes */
    public LimitsRoutes(Limits limits, long uploadBytes) {
        this.limits = limits;
        this.uploadBytes = uploadBytes;
        this.schema = schema();
    }

    @Override
    public void register(Operations operations) {
        operations.on("getLimits", this::get);
        operations.open("GET", "/card.schema.json", 0, call -> Answer.bytes("application/schema+json", schema));
    }

    private Answer get(Call call) {
        ObjectNode json = Json.object().put("version", limits.version()).put("uploadBytes", uploadBytes);
        ObjectNode entries = json.putObject("limits");
        for (Limits.Entry entry : limits.all()) {
            entries.putObject(entry.limit().key())
                    .put("value", entry.value())
                    .put("unit", entry.unit())
                    .put("source", entry.source())
                    .put("date", entry.date().toString());
        }
        return Answer.ok(json);
    }

    private static byte[] schema() {
        try (InputStream in = LimitsRoutes.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SCHEMA + " is missing from the server's jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
