package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.asset.Asset;
import org.cardwire.asset.AssetStore;
import org.cardwire.brand.Audit;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** Where an asset is shown, and another one put in its place: each template that shows it gets a new version. */
public final class AssetUseRoutes implements Routes {
    private static final int MOST = 200;

    private final Db db;
    private final AssetStore assets;
    private final AssetUses uses;
    private final TemplateStore templates;
    private final BrandCards cards;
    private final Audit audit;
    private final InstantSource clock;

    public AssetUseRoutes(
            Db db,
            AssetStore assets,
            AssetUses uses,
            TemplateStore templates,
            BrandCards cards,
            Audit audit,
            InstantSource clock) {
        this.db = db;
        this.assets = assets;
        this.uses = uses;
        this.templates = templates;
        this.cards = cards;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getAssetUses", this::list);
        operations.once("replaceAsset", this::replace);
    }

    private Answer list(Call call) {
        Asset asset = find(call);
        ArrayNode items = Json.MAPPER.createArrayNode();
        uses.of(call.brand(), asset.id(), MOST)
                .forEach(use -> items.addObject()
                        .put("template", TemplateRoutes.TEMPLATE.of(use.template()))
                        .put("name", use.name())
                        .put("archived", use.archived())
                        .put("now", use.now())
                        .put("firstVersion", use.firstVersion())
                        .put("lastVersion", use.lastVersion()));
        return Answer.ok(Json.object().set("items", items));
    }

    /** Templates that were saved by somebody else meanwhile are told, not overwritten. */
    private Answer replace(Call call) {
        Asset old = find(call);
        Asset next = Asset.ID.tryParse(call.body().path("by").asText()).stream()
                .mapToObj(id -> assets.find(call.brand(), id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> HttpProblem.invalid(
                        "/by",
                        "unknown-asset",
                        "There is no such asset in the library; upload it first",
                        "素材库中没有该素材，请先上传"));
        Optional<Set<String>> only = only(call.body().path("templates"));
        ArrayNode replaced = Json.MAPPER.createArrayNode();
        ArrayNode left = Json.MAPPER.createArrayNode();
        for (AssetUses.Use use : uses.of(call.brand(), old.id(), MOST)) {
            String id = TemplateRoutes.TEMPLATE.of(use.template());
            if (!use.now() || use.archived() || only.map(o -> !o.contains(id)).orElse(false)) {
                continue;
            }
            Optional<Integer> saved = replace(call, use, old, next);
            ObjectNode one = saved.isPresent() ? replaced.addObject() : left.addObject();
            one.put("template", id).put("name", use.name());
            saved.ifPresent(version -> one.put("before", version - 1).put("version", version));
        }
        db.transact(tx -> audit.note(
                tx,
                call.principal(),
                "asset.replaced",
                Asset.ID.of(old.id()),
                Map.of("by", Asset.ID.of(next.id()), "templates", replaced.size())));
        ObjectNode answer = Json.object();
        answer.set("replaced", replaced);
        answer.set("left", left);
        return Answer.ok(answer);
    }

    /** The new version; empty where it was saved meanwhile, or the card would not be valid with the new asset. */
    private Optional<Integer> replace(Call call, AssetUses.Use use, Asset old, Asset next) {
        Optional<Template> found = templates.find(use.template(), call.brand());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode card = Json.tree(found.get().document());
        for (JsonNode media : new ArrayList<>(card.findParents("asset"))) {
            if (media instanceof ObjectNode named
                    && named.path("asset").asText().equals(Asset.ID.of(old.id()))) {
                named.put("asset", Asset.ID.of(next.id()));
            }
        }
        if (cards.parse(card, "/card", call.brand()) instanceof Parsed.Invalid<Card>) {
            return Optional.empty();
        }
        TemplateStore.Saving saving = templates.save(
                use.template(),
                call.brand(),
                found.get().version(),
                new TemplateStore.Draft(
                        found.get().name(), card.toString(), call.principal().actor(), clock.instant()));
        return switch (saving) {
            case TemplateStore.Saved(Template template) -> Optional.of(template.version());
            case TemplateStore.Stale _, TemplateStore.Missing _ -> Optional.empty();
        };
    }

    private static Optional<Set<String>> only(JsonNode templates) {
        if (!templates.isArray()) {
            return Optional.empty();
        }
        Set<String> named = new HashSet<>();
        templates.forEach(id -> named.add(id.asText()));
        return Optional.of(named);
    }

    private Asset find(Call call) {
        return assets.find(call.brand(), call.id("asset", Asset.ID)).orElseThrow(HttpProblem::notFound);
    }
}
