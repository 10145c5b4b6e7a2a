package org.cardwire.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.PersonalData;
import org.cardwire.message.RefKey;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.json.Json;

/** Events as rows of {@code inbound} and back; whatever holds a number or a text is sealed, and opens in its row only. */
public final class Sealing {
    /** SMPP names a message from a handset by what it says and the minute in which it came. */
    private static final Pattern WITH_MINUTE = Pattern.compile("(.+@)([0-9]{1,12})");

    private final Sealer sealer;
    private final PersonalData personal;

    public Sealing(Sealer sealer, PersonalData personal) {
        this.sealer = sealer;
        this.personal = personal;
    }

    /** @param now when it came */
    Inbound report(int link, Report report, Instant now) {
        return new Inbound(
                link,
                report.key(),
                Optional.empty(),
                Inbound.Kind.REPORT,
                report.ref(),
                Json.write(report),
                Optional.empty(),
                now);
    }

    Report report(Inbound row) {
        return Json.read(row.payload(), Report.class);
    }

    /** Empty for reports and for the state of a link. */
    Optional<Inbound> heard(int link, CarrierEvent event, Instant now) {
        return switch (event) {
            case CarrierEvent.InboundMessage m -> {
                var stored = new CarrierEvent.InboundMessage(
                        m.from(),
                        Wire.ref(m.to()),
                        Wire.text(m.text()),
                        m.inReplyTo().map(Wire::ref),
                        m.eventKey(),
                        m.at());
                yield Optional.of(row(
                        link,
                        Inbound.Kind.MESSAGE,
                        m.eventKey(),
                        stored.inReplyTo().orElse(""),
                        stored,
                        m.from(),
                        now));
            }
            case CarrierEvent.SuggestionTap t -> {
                var stored = new CarrierEvent.SuggestionTap(
                        t.from(), Wire.text(t.postback()), Wire.text(t.label()), t.eventKey(), t.at());
                yield Optional.of(row(link, Inbound.Kind.TAP, t.eventKey(), "", stored, t.from(), now));
            }
            case CarrierEvent.Subscription s ->
                Optional.of(row(link, Inbound.Kind.SUBSCRIPTION, s.eventKey(), "", s, s.who(), now));
            case CarrierEvent.Receipt _, CarrierEvent.ReadReport _, CarrierEvent.Revoked _, CarrierEvent.LinkState _ ->
                Optional.empty();
        };
    }

    private Inbound row(
            int link, Inbound.Kind kind, String eventKey, String ref, Object event, Msisdn from, Instant now) {
        long key = RefKey.of(kind + " " + eventKey);
        Matcher minute = WITH_MINUTE.matcher(eventKey);
        Optional<Long> prior = kind == Inbound.Kind.MESSAGE && minute.matches()
                ? Optional.of(RefKey.of(kind + " " + minute.group(1) + (Long.parseLong(minute.group(2)) - 1)))
                : Optional.empty();
        return new Inbound(
                link, key, prior, kind, ref, seal(link, key, Json.write(event)), Optional.of(personal.key(from)), now);
    }

    /** Throws {@link IllegalArgumentException} for a report. */
    CarrierEvent event(Inbound row) {
        return switch (row.kind()) {
            case REPORT -> throw new IllegalArgumentException("a report is no handset's event");
            case MESSAGE -> Json.read(open(row), CarrierEvent.InboundMessage.class);
            case TAP -> Json.read(open(row), CarrierEvent.SuggestionTap.class);
            case SUBSCRIPTION -> Json.read(open(row), CarrierEvent.Subscription.class);
        };
    }

    private String seal(int link, long key, String json) {
        return Base64.getEncoder().encodeToString(sealer.seal(json.getBytes(UTF_8), context(link, key)));
    }

    private String open(Inbound row) {
        byte[] sealed = Base64.getDecoder().decode(row.payload());
        return new String(sealer.open(sealed, context(row.link(), row.key())), UTF_8);
    }

    private static byte[] context(int link, long key) {
        return ("inbound:" + link + ":" + key).getBytes(UTF_8);
    }
}
