package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Values;
import org.cardwire.card.Variables;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Imprint;
import org.cardwire.fitting.Plays;
import org.cardwire.fitting.Preview;
import org.cardwire.fitting.PreviewJson;
import org.cardwire.fitting.Previewer;
import org.cardwire.fitting.Prices;
import org.cardwire.fitting.Profile;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLinks;
import org.cardwire.link.PriceBook;
import org.cardwire.link.PriceStore;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** {@code POST /v1/previews}: every form of a card, derived by the code that sends, for the links that there are. */
public final class PreviewRoutes implements Routes {
    /** Where there is no MMS link yet: what most carriers take. */
    private static final int USUAL_MMS = 300_000;

    private final Limits limits;
    private final Deriver deriver;
    private final ContentReader contents;
    private final SenderReader senders;
    private final OpenLinks links;
    private final PriceStore prices;
    private final InstantSource clock;
    private final Pages pages;

    /** Makes the card's page, which is known in a room below this one. */
    @FunctionalInterface
    public interface Pages {
        /** @param sender 0 for none */
        Page page(Card edition, Values values, long sender);
    }

    /** @param drafts whether any of its pictures is a draft, since the final one is still being made */
    public record Page(String html, boolean drafts) {}

    public PreviewRoutes(
            Limits limits,
            Deriver deriver,
            ContentReader contents,
            SenderReader senders,
            OpenLinks links,
            PriceStore prices,
            InstantSource clock,
            Pages pages) {
        this.limits = limits;
        this.deriver = deriver;
        this.contents = contents;
        this.senders = senders;
        this.links = links;
        this.prices = prices;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void register(Operations operations) {
        operations.on("preview", this::preview);
    }

    private Answer preview(Call call) {
        JsonNode body = call.body();
        Fields fields = new Fields(body);
        Optional<Content> content = contents.read(fields, call.brand(), new ContentReader.Known(false));
        Optional<SenderFacts> sender = senders.orFirst(fields, call.brand());
        fields.verify();
        Card card = content.orElseThrow().card();
        Locale locale =
                body.has("locale") ? Locale.forLanguageTag(body.path("locale").asText()) : card.locale();
        Optional<Values> given = fields.valid(values(card.in(locale), body.path("variables")));
        fields.verify();
        Values values = given.orElseThrow();
        boolean live = !call.principal().test();
        Optional<Link> narrowest = narrowest(live);
        Profile.Mms mms = narrowest.map(Forms::mms).orElse(Forms.mms(USUAL_MMS, Plays.MP4));
        var handset = new Previewer.Handset(
                features(body),
                Forms.mms(body.path("mmsLimit").asInt(mms.maxBytes()), mms.plays()),
                sms(sender.map(SenderFacts::imprint).orElse(Imprint.NONE), live));
        boolean wire = body.path("wire").asBoolean();
        PriceBook book = prices.of(call.brand());
        Preview preview =
                new Previewer(deriver, limits, prices(book, call, live), !wire).preview(card, locale, values, handset);
        ObjectNode json = new PreviewJson(Language.of(call.reader())).write(preview);
        if (wire) {
            WireJson.add(json, preview);
        }
        narrowest
                .filter(_ -> !body.has("mmsLimit"))
                .ifPresent(link -> json.withObject("/mms").put("limitName", link.name()));
        Page page = pages.page(
                preview.edition(), values, sender.map(SenderFacts::id).orElse(0L));
        if (page.drafts()) {
            json.put("pageDraft", true);
        }
        book.countries().forEach(json.putArray("countries")::add);
        return Answer.ok(json.put("page", page.html()));
    }

    /** What is not given is shown by its sample. */
    private static Parsed<Values> values(Card edition, JsonNode given) {
        Variables variables = new Variables(edition);
        return given.isEmpty()
                ? new Parsed.Valid<>(variables.samples())
                : variables.read(variables.completed(given), "/variables");
    }

    private static Optional<Set<String>> features(JsonNode body) {
        if (!body.has("rcsFeatures")) {
            return Optional.empty();
        }
        Set<String> features = new HashSet<>();
        body.path("rcsFeatures").forEach(name -> features.add(name.asText()));
        return Optional.of(features);
    }

    private Optional<Link> narrowest(boolean live) {
        return of(Channel.MMS, live)
                .min(Comparator.comparingInt(link -> link.traits().messageBytes()));
    }

    private Profile.Sms sms(Imprint imprint, boolean live) {
        Concatenation way = of(Channel.SMS, live)
                .findFirst()
                .map(link -> link.traits().concatenation())
                .orElse(Concatenation.UDH_16BIT);
        return new Profile.Sms(way, Forms.MAX_SEGMENTS, imprint);
    }

    /** What it costs today over the link that is tried first; before there is a real one, over the sandbox's. */
    private Prices prices(PriceBook book, Call call, boolean live) {
        Optional<String> country =
                Optional.of(call.body().path("country").asText()).filter(code -> !code.isEmpty());
        Instant now = clock.instant();
        return (channel, segments, bytes) -> Stream.concat(of(channel, live), of(channel, !live))
                .findFirst()
                .flatMap(link -> book.price(new PriceBook.Sending(link, country, segments, bytes, now)));
    }

    /** The one that is tried first stands first. */
    private Stream<Link> of(Channel channel, boolean live) {
        List<Link> known = links.known();
        return known.stream()
                .filter(link -> link.enabled() && link.channel() == channel && link.live() == live)
                .sorted(Comparator.comparingInt(link -> link.traits().priority()));
    }
}
