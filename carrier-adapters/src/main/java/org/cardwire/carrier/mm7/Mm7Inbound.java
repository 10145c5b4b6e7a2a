package org.cardwire.carrier.mm7;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.WireLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/**
 * The relay's side door to us. A report is answered in its own words, and only once it is stored; when it could not be
 * stored, 4006 asks the relay to come again.
 */
final class Mm7Inbound implements Inbound {
    private static final Logger log = LoggerFactory.getLogger(Mm7Inbound.class);
    private static final int SUCCESS = 1000;
    private static final int UNAVAILABLE = 4006;
    private static final int CORRUPT = 2007;

    private final LinkContext context;
    private final Mm7Terms terms;
    private final Mm7Settings.Door door;
    private final WireLog wire;

    Mm7Inbound(LinkContext context, Mm7Settings settings) {
        this.context = context;
        this.terms = settings.terms();
        this.door = settings.door();
        this.wire = settings.line().wireLog() ? context.wire() : WireLog.NONE;
    }

    @Override
    public CompletionStage<Response> handle(Request request) {
        Optional<Response> turnedAway = turnAway(request);
        if (turnedAway.isPresent()) {
            return CompletableFuture.completedFuture(turnedAway.get());
        }
        try {
            Mm7Message message = Mm7Message.read(request.header("content-type").orElse(""), request.body(), terms);
            wire.record(reference(message), WireLog.Direction.FROM_CARRIER, Mm7Wire.inbound(message));
            long media = Mm7Events.mediaParts(message);
            if (media > 0) {
                log.info("inbound link={} media_left_out={}", context.link(), media);
            }
            return take(message);
        } catch (SAXException e) {
            log.warn("inbound link={} outcome=unreadable bytes={}", context.link(), request.body().length);
            return CompletableFuture.completedFuture(
                    fault("env:Client", CORRUPT, "the request is not SOAP that can be read: " + e.getMessage()));
        }
    }

    private CompletionStage<Response> take(Mm7Message message) {
        return switch (Mm7Events.of(message, context.clock().instant())) {
            case Mm7Events.Told.Bad bad -> CompletableFuture.completedFuture(refuse(message, bad));
            case Mm7Events.Told.Events told ->
                stored(told.events())
                        .thenApply(stored -> stored
                                ? answer(message, SUCCESS, "Success")
                                : answer(message, UNAVAILABLE, "Service unavailable, please send again"));
        };
    }

    private CompletionStage<Boolean> stored(List<CarrierEvent> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        return context.events().accept(events).handle((stored, failure) -> {
            if (failure != null) {
                log.warn("inbound link={} outcome=not_stored reason={}", context.link(), failure.toString());
            }
            return failure == null;
        });
    }

    private Optional<Response> turnAway(Request request) {
        if (!door.pathSecret().isEmpty() && !same("/" + door.pathSecret(), request.path())) {
            return Optional.of(plain(404, "no such address"));
        }
        if (!door.user().isEmpty() && !knows(request)) {
            return Optional.of(new Response(
                    401, Map.of("WWW-Authenticate", "Basic realm=\"MM7\", charset=\"UTF-8\""), new byte[0]));
        }
        if (!request.method().equals("POST")) {
            return Optional.of(plain(405, "MM7 is sent by POST"));
        }
        if (request.body().length > door.limit()) {
            return Optional.of(plain(413, "at most " + door.limit() + " bytes"));
        }
        return Optional.empty();
    }

    private boolean knows(Request request) {
        String pair = Base64.getEncoder()
                .encodeToString((door.user() + ":" + door.password()).getBytes(StandardCharsets.UTF_8));
        return same("Basic " + pair, request.header("authorization").orElse(""));
    }

    /** Takes as long for a near miss as for a far one. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private Response refuse(Mm7Message message, Mm7Events.Told.Bad bad) {
        log.warn(
                "inbound link={} request={} outcome={}",
                context.link(),
                message.name().length(),
                bad.code());
        return message.name().endsWith("Req") && bad.code() != 4003
                ? answer(message, bad.code(), bad.text())
                : fault("env:Client", bad.code(), bad.text());
    }

    private Response answer(Mm7Message message, int code, String text) {
        String name = message.name().substring(0, message.name().length() - "Req".length()) + "Rsp";
        return soap(200, reference(message), Mm7Soap.answer(message, name, code, text));
    }

    private Response fault(String faultCode, int code, String text) {
        return soap(500, "", Mm7Soap.fault(faultCode, code, text, terms));
    }

    private Response soap(int status, String reference, String xml) {
        wire.record(reference, WireLog.Direction.TO_CARRIER, status + "\n\n" + xml);
        return new Response(
                status, Map.of("Content-Type", "text/xml; charset=\"utf-8\""), xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Response plain(int status, String text) {
        return new Response(
                status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String reference(Mm7Message message) {
        return message.body().find("MessageID").map(Xml::text).orElse("");
    }
}
