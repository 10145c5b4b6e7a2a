package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cardwire.carrier.http.LinkPulse;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.WireLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's calls to us: nothing is believed that its signature does not cover. A call is answered 200 once its event
 * is stored; what concerns us not is answered 200 too, because the platform repeats anything else for seven days and holds
 * up every other agent meanwhile.
 */
final class RbmWebhook implements Inbound {
    private static final Logger log = LoggerFactory.getLogger(RbmWebhook.class);
    private static final String ALGORITHM = "HmacSHA512";

    private final RbmSettings settings;
    private final LinkContext context;
    private final LinkPulse pulse;
    private final WireLog wire;

    RbmWebhook(RbmSettings settings, LinkContext context, LinkPulse pulse) {
        this.settings = settings;
        this.context = context;
        this.pulse = pulse;
        this.wire = settings.line().wireLog() ? context.wire() : WireLog.NONE;
    }

    @Override
    public CompletionStage<Response> handle(Request request) {
        if (!request.method().equals("POST")) {
            return done(405, "webhook calls are sent by POST");
        }
        if (request.body().length > settings.inboundLimit()) {
            return done(413, "at most " + settings.inboundLimit() + " bytes");
        }
        JsonNode call = RbmAnswers.json(request.body());
        if (call.hasNonNull("clientToken")) {
            return challenge(call);
        }
        Optional<byte[]> data = decode(call.path("message").path("data").asText());
        if (data.isEmpty()) {
            log.warn("inbound link={} outcome=unreadable bytes={}", context.link(), request.body().length);
            return done(400, "expected JSON with message.data in base64");
        }
        if (!signed(data.get(), request.header("x-goog-signature").orElse(""))) {
            log.warn("inbound link={} outcome=wrong_signature", context.link());
            return done(401, "X-Goog-Signature does not match");
        }
        return take(RbmAnswers.json(data.get()), data.get());
    }

    private CompletionStage<Response> take(JsonNode payload, byte[] bytes) {
        wire.record(
                payload.path("messageId").asText(),
                WireLog.Direction.FROM_CARRIER,
                new String(bytes, StandardCharsets.UTF_8));
        if (!ours(payload)) {
            log.warn("inbound link={} outcome=other_agent", context.link());
            return done(200, "");
        }
        RbmPayload.launch(payload).ifPresent(pulse::note);
        Optional<CarrierEvent> event = RbmPayload.event(payload, context.clock().instant());
        return event.isEmpty()
                ? done(200, "")
                : context.events().accept(List.of(event.get())).handle((stored, failure) -> {
                    if (failure != null) {
                        log.warn("inbound link={} outcome=not_stored reason={}", context.link(), failure.toString());
                        return response(503, "not stored, please send again");
                    }
                    return response(200, "");
                });
    }

    /** The proof, at registration, that this address belongs to whoever knows the client token. */
    private CompletionStage<Response> challenge(JsonNode call) {
        boolean known = MessageDigest.isEqual(
                utf8(settings.clientToken()), utf8(call.path("clientToken").asText()));
        return known ? done(200, call.path("secret").asText()) : done(403, "unknown client token");
    }

    private boolean ours(JsonNode payload) {
        String agent = payload.path("agentId").asText();
        return agent.isEmpty() || RbmSettings.bareAgent(agent).equals(RbmSettings.bareAgent(settings.agent()));
    }

    private boolean signed(byte[] data, String signature) {
        return MessageDigest.isEqual(utf8(signature(settings.clientToken(), data)), utf8(signature.strip()));
    }

    /** HMAC-SHA512 under the client token, over the decoded bytes as they came. */
    static String signature(String clientToken, byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(utf8(clientToken), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks " + ALGORITHM, e);
        }
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return base64.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CompletionStage<Response> done(int status, String text) {
        return CompletableFuture.completedFuture(response(status, text));
    }

    private static Response response(int status, String text) {
        return new Response(status, Map.of("Content-Type", "text/plain; charset=utf-8"), utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
