package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Values;
import org.cardwire.card.Variable;
import org.cardwire.card.Variables;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Imprint;
import org.cardwire.fitting.PreviewJson;
import org.cardwire.fitting.Previewer;
import org.cardwire.fitting.Prices;
import org.cardwire.fitting.Profile;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLinks;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** {@code POST /v1/previews}: every form of a card, derived by the code that sends, for the links that there are. */
public final class PreviewRoutes implements Routes {
    private static final PublicId SENDER = new PublicId("snd");
    private static final PublicId TEMPLATE = new PublicId("tpl");
    /** Where there is no MMS link yet: what most carriers take. */
    private static final int USUAL_MMS = 300_000;

    private final Limits limits;
    private final Deriver deriver;
    private final SenderFacts.Directory senders;
    private final TemplateCards templates;
    private final OpenLinks links;

    public PreviewRoutes(
            Limits limits, Deriver deriver, SenderFacts.Directory senders, TemplateCards templates, OpenLinks links) {
        this.limits = limits;
        this.deriver = deriver;
        this.senders = senders;
        this.templates = templates;
        this.links = links;
    }

    @Override
    public void register(Operations operations) {
        operations.on("preview", this::preview);
    }

    private Answer preview(Call call) {
        JsonNode body = call.body();
        Card card = card(body, call.brand());
        Locale locale =
                body.has("locale") ? Locale.forLanguageTag(body.path("locale").asText()) : card.locale();
        Values values = values(card.in(locale), body.path("variables"));
        boolean live = !call.principal().test();
        var handset = new Previewer.Handset(features(body), mms(body, live), sms(imprint(body, call.brand()), live));
        Previewer previewer = new Previewer(deriver, limits, prices(live));
        return Answer.ok(new PreviewJson(Language.of(call.reader()), limits.of(Limit.MMS_SLIDE_SECONDS))
                .write(previewer.preview(card, locale, values, handset)));
    }

    private Card card(JsonNode body, long brand) {
        if (body.has("card") == body.has("template")) {
            throw HttpProblem.invalid(
                    "/card", "card-or-template", "Give either card or template", "card 与 template 二选一");
        }
        boolean given = body.has("card");
        JsonNode document = given ? body.path("card") : template(body.path("template"), brand);
        return valid(Card.parse(document, given ? "/card" : "/template", limits));
    }

    private JsonNode template(JsonNode ref, long brand) {
        OptionalInt version =
                ref.has("version") ? OptionalInt.of(ref.path("version").asInt()) : OptionalInt.empty();
        return TEMPLATE.tryParse(ref.path("id").asText()).stream()
                .boxed()
                .flatMap(id -> templates.find(brand, id, version).stream())
                .map(TemplateCards.Found::card)
                .findFirst()
                .orElseThrow(() -> HttpProblem.invalid(
                        "/template", "not-found", "No template with this id and version", "没有此 ID 和版本的模板"));
    }

    /** What is not given is shown by its sample. */
    private static Values values(Card edition, JsonNode given) {
        Variables variables = new Variables(edition);
        Values samples = variables.samples();
        if (given.isEmpty()) {
            return samples;
        }
        ObjectNode filled = Json.object();
        for (Variable variable : edition.variables()) {
            filled.put(variable.name(), samples.of(variable.name()).raw());
        }
        given.properties().forEach(value -> filled.set(value.getKey(), value.getValue()));
        return valid(variables.read(filled, "/variables"));
    }

    private static <T> T valid(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> value;
            case Parsed.Invalid<T> invalid ->
                throw HttpProblem.invalid(
                        invalid.problems().stream().map(SendReader::field).toList());
        };
    }

    /** A brand without a sender previews without a signature. */
    private Imprint imprint(JsonNode body, long brand) {
        if (!body.has("sender")) {
            return senders.first(brand).map(SenderFacts::imprint).orElse(Imprint.NONE);
        }
        return SENDER.tryParse(body.path("sender").asText()).stream()
                .boxed()
                .flatMap(id -> senders.find(brand, id).stream())
                .map(SenderFacts::imprint)
                .findFirst()
                .orElseThrow(
                        () -> HttpProblem.invalid("/sender", "not-found", "No sender with this id", "没有此 ID 的发送方"));
    }

    private static Optional<Set<String>> features(JsonNode body) {
        if (!body.has("rcsFeatures")) {
            return Optional.empty();
        }
        Set<String> features = new HashSet<>();
        body.path("rcsFeatures").forEach(name -> features.add(name.asText()));
        return Optional.of(features);
    }

    private Profile.Mms mms(JsonNode body, boolean live) {
        int smallest = of(Channel.MMS, live)
                .mapToInt(link -> link.traits().messageBytes())
                .min()
                .orElse(USUAL_MMS);
        return new Profile.Mms(body.path("mmsLimit").asInt(smallest), Forms.WHOLE);
    }

    private Profile.Sms sms(Imprint imprint, boolean live) {
        Concatenation way = of(Channel.SMS, live)
                .findFirst()
                .map(link -> link.traits().concatenation())
                .orElse(Concatenation.UDH_16BIT);
        return new Profile.Sms(way, Forms.MAX_SEGMENTS, imprint);
    }

    /** What the link that is tried first takes for it. */
    private Prices prices(boolean live) {
        return (channel, segments) -> of(channel, live)
                .flatMap(link -> link.traits().price().stream())
                .findFirst()
                .map(price -> new Prices.Price(
                        BigDecimal.valueOf(price.micros() * segments, 6).stripTrailingZeros(), price.currency()));
    }

    /** The one that is tried first stands first. */
    private Stream<Link> of(Channel channel, boolean live) {
        List<Link> known = links.known();
        return known.stream()
                .filter(link -> link.enabled() && link.channel() == channel && link.live() == live)
                .sorted(Comparator.comparingInt(link -> link.traits().priority()));
    }
}
