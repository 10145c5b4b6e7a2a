package org.cardwire.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.asset.Asset;
import org.cardwire.asset.Intake;
import org.cardwire.card.Card;
import org.cardwire.card.Filing;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Looks;
import org.cardwire.card.Parsed;
import org.cardwire.card.TemplateRoutes;
import org.cardwire.card.TemplateStore;
import org.cardwire.media.Media;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/**
 * Starters over REST. Each call makes a template of its own, unless its {@code Idempotency-Key} says that it is a repeat; the
 * pictures are kept once however often a brand begins with them.
 */
public final class StarterRoutes implements Routes {
    private static final String AT = "/v1/starters/";

    private final Starters starters;
    private final Intake intake;
    private final TemplateRoutes templates;
    private final Limits limits;
    private final Looks looks;
    private final InstantSource clock;

    public StarterRoutes(
            Starters starters,
            Intake intake,
            TemplateRoutes templates,
            Limits limits,
            Looks looks,
            InstantSource clock) {
        this.starters = starters;
        this.intake = intake;
        this.templates = templates;
        this.limits = limits;
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listStarters", this::list);
        operations.on("useStarter", this::use);
        operations.on("getStarterPicture", this::picture);
    }

    private Answer list(Call call) {
        Language reader = Language.of(call.reader());
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        starters.all().forEach(starter -> items.add(view(starter, reader)));
        return Answer.ok(json);
    }

    private Answer use(Call call) {
        Starter starter = starter(call);
        return templates.create(
                call,
                () -> new TemplateStore.Draft(
                        starter.name(Language.of(call.reader())),
                        document(starter, call.brand()),
                        call.principal().actor(),
                        clock.instant()),
                Filing.NONE);
    }

    private Answer picture(Call call) {
        String asset = starter(call).assets().stream()
                .filter(name -> Starter.picture(name).equals(call.path("picture")))
                .findFirst()
                .orElseThrow(HttpProblem::notFound);
        return Answer.bytes("image/jpeg", starters.picture(asset)).with("Cache-Control", "private, max-age=86400");
    }

    private Starter starter(Call call) {
        return starters.find(call.path("starter")).orElseThrow(HttpProblem::notFound);
    }

    /** The card with the brand's own assets in it. */
    private String document(Starter starter, long brand) {
        JsonNode card = starter.card().deepCopy();
        for (JsonNode media : card.path("cards").findValues("media")) {
            if (media instanceof ObjectNode own && own.has("asset")) {
                own.put("asset", Asset.ID.of(asset(own.path("asset").asText(), brand)));
            }
        }
        return card.toString();
    }

    private long asset(String name, long brand) {
        try {
            Media picture = Media.of(starters.picture(name));
            return switch (intake.take(brand, Starter.picture(name), picture, Optional.empty())) {
                case Intake.Stored(Asset asset, boolean fresh) -> asset.id();
                case Intake.Refused refused ->
                    throw new IllegalStateException(name + " was refused: " + refused.code());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode view(Starter starter, Language reader) {
        JsonNode card = starter.card();
        ObjectNode json = Json.object()
                .put("id", starter.id())
                .put("name", starter.name(reader))
                .put("about", starter.about(reader))
                .put("kind", card.path("kind").asText());
        ArrayNode locales = json.putArray("locales").add(card.path("locale").asText());
        card.path("locales").fieldNames().forEachRemaining(locales::add);
        json.set("card", card);
        ObjectNode pictures = json.putObject("pictures");
        starter.assets().forEach(name -> pictures.put(name, address(starter, name)));
        if (Card.parse(card, limits) instanceof Parsed.Valid<Card>(Card valid)) {
            looks.of(valid, Locale.forLanguageTag(reader.tag()), name -> address(starter, name))
                    .ifPresent(look -> json.set("look", look));
        }
        return json;
    }

    private static String address(Starter starter, String asset) {
        return AT + starter.id() + "/pictures/" + Starter.picture(asset);
    }
}
