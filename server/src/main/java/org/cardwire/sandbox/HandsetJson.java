package org.cardwire.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.Media;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** Handsets and what they got, as the contract shows them. */
final class HandsetJson {
    private static final PublicId MESSAGE = new PublicId("msg");

    /** A message on a handset, and which of ours it is. */
    record Shown(Received received, Optional<Origins.Origin> origin) {}

    private HandsetJson() {}

    /**
     * @param added by a caller, not one of the sandbox's own
     * @param shown what the caller may see of it, oldest first
     */
    static ObjectNode handset(Handset handset, boolean added, int deliveries, List<Shown> shown) {
        ObjectNode json = Json.object()
                .put("number", handset.number().e164())
                .put("name", handset.name())
                .put("locale", handset.locale().toLanguageTag())
                .put("online", handset.online())
                .put("sms", handset.sms())
                .put("look", handset.look().name().toLowerCase(Locale.ROOT))
                .put("delayMillis", handset.delay().toMillis())
                .put("added", added);
        handset.rcs().ifPresent(rcs -> {
            ArrayNode features = json.putObject("rcs").putArray("features");
            rcs.features().forEach(features::add);
        });
        handset.mms()
                .ifPresent(mms ->
                        json.putObject("mms").put("maxBytes", mms.maxBytes()).put("maxPixels", mms.maxPixels()));
        json.put("deliveries", deliveries);
        if (!shown.isEmpty()) {
            json.set("last", received(shown.getLast()));
        }
        return json;
    }

    static ObjectNode received(Shown shown) {
        Received received = shown.received();
        ObjectNode json = Json.object()
                .put("id", received.id())
                .put("channel", name(received.channel()))
                .put("link", received.link())
                .put("carrierId", received.carrierId());
        shown.origin().ifPresent(origin -> json.put("message", MESSAGE.of(origin.message())));
        json.put("from", received.from()).put("at", received.at().toString());
        json.set("content", received.content());
        ArrayNode media = json.putArray("media");
        for (int i = 0; i < received.media().size(); i++) {
            Media file = received.media().get(i);
            media.addObject()
                    .put("name", file.name())
                    .put("contentType", file.contentType())
                    .put("bytes", file.bytes().length)
                    .put("url", mediaUrl(received, i));
        }
        ArrayNode marks = json.putArray("marks");
        received.marks()
                .forEach(mark -> marks.addObject()
                        .put("what", mark.what())
                        .put("detail", mark.detail())
                        .put("at", mark.at().toString()));
        return json;
    }

    private static String mediaUrl(Received received, int index) {
        return "/v1/sandbox/handsets/" + received.to().e164().replace("+", "%2B") + "/messages/" + received.id()
                + "/media/" + index;
    }

    static String name(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }
}
