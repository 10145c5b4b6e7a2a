package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.cardwire.carrier.rcs.rbm.RbmJson;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.fitting.Derived;
import org.cardwire.fitting.Preview;

/** What of a previewed form would stand on the wire, by the code that puts it there. The segments of an SMS are its preview. */
final class WireJson {
    private WireJson() {}

    static void add(ObjectNode json, Preview preview) {
        content(preview.rcs().shown())
                .map(RcsContent.class::cast)
                .ifPresent(rcs -> json.withObject("/rcs").set("wire", message(rcs)));
        content(preview.mms().shown())
                .map(MmsContent.class::cast)
                .ifPresent(mms -> slideShow(json.withObject("/mms").putObject("wire"), mms));
    }

    private static Optional<Content> content(Preview.Shown shown) {
        return shown.derivation() instanceof Derived derived ? Optional.of(derived.content()) : Optional.empty();
    }

    /** Without the time to live, which is a message's own. */
    private static ObjectNode message(RcsContent content) {
        ObjectNode message = RbmJson.message(content, Duration.ZERO);
        message.remove("ttl");
        return message;
    }

    private static void slideShow(ObjectNode json, MmsContent content) {
        json.put("smil", new String(content.smil().body().copy(), StandardCharsets.UTF_8));
        ArrayNode parts = json.putArray("parts");
        content.parts()
                .forEach(part -> parts.addObject()
                        .put("name", part.name())
                        .put("contentType", part.contentType())
                        .put("bytes", part.body().size()));
    }
}
