package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.cardwire.brand.Audit;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** The library of templates over REST: the list, how it is ordered, and filing several at once. */
public final class ShelfRoutes implements Routes {
    private static final int MOST_TAGS = 20;

    private final Db db;
    private final Shelf shelf;
    private final Limits limits;
    private final Looks looks;
    private final ApprovalStore approvals;
    private final Audit audit;
    private final TemplateStore remembered;

    /** @param remembered forgets what is put away */
    public ShelfRoutes(Db db, TemplateStore remembered, Limits limits, Looks looks, Audit audit) {
        this.db = db;
        this.shelf = new Shelf(db);
        this.remembered = remembered;
        this.limits = limits;
        this.looks = looks;
        this.approvals = new ApprovalStore(db);
        this.audit = audit;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listTemplates", this::list);
        operations.on("getTemplateOutline", call -> Answer.ok(view(shelf.outline(call.brand()))));
        operations.on("fileTemplates", this::file);
    }

    private Answer list(Call call) {
        boolean withLooks = call.query("looks").map(Boolean::parseBoolean).orElse(false);
        List<Template> found = shelf.list(TemplateFilter.of(call), call.limit() + 1);
        Map<Long, ApprovalStore.Standing> standings =
                approvals.of(call.brand(), found.stream().map(Template::id).toList());
        return Answer.ok(Page.of(found, call.limit(), Template::id, template -> {
            ObjectNode json = summary(template, withLooks);
            ApprovalStore.Standing standing = standings.getOrDefault(template.id(), ApprovalStore.Standing.NONE);
            standing.asked()
                    .ifPresent(asked ->
                            json.set("asked", asked.json(call.principal().actor())));
            standing.approved().ifPresent(approved -> json.put("approvedVersion", approved.version()));
            return json;
        }));
    }

    private ObjectNode summary(Template template, boolean withLook) {
        JsonNode card = Json.tree(template.document());
        ObjectNode json = Json.object()
                .put("id", TemplateRoutes.TEMPLATE.of(template.id()))
                .put("name", template.name())
                .put("version", template.version())
                .put("kind", card.path("kind").asText())
                .put("folder", template.filing().folder());
        template.filing().tags().forEach(json.putArray("tags")::add);
        var locales = json.putArray("locales").add(card.path("locale").asText());
        card.path("locales").fieldNames().forEachRemaining(locales::add);
        card.path("cards").findValues("asset").stream()
                .limit(1)
                .forEach(asset -> json.put("firstAsset", asset.asText()));
        if (withLook) {
            look(card).ifPresent(look -> json.set("look", look));
        }
        return json.put("updatedAt", template.savedAt().toString());
    }

    /** None of a card that an earlier or later version of the rules took. */
    private Optional<ObjectNode> look(JsonNode document) {
        return switch (Card.parse(document, limits)) {
            case Parsed.Valid<Card>(Card card) -> looks.of(card, card.locale(), Looks::thumbnail);
            case Parsed.Invalid<Card> _ -> Optional.empty();
        };
    }

    private static ObjectNode view(Shelf.Outline outline) {
        ObjectNode json = Json.object();
        var folders = json.putArray("folders");
        outline.folders()
                .forEach(
                        folder -> folders.addObject().put("path", folder.path()).put("templates", folder.templates()));
        var tags = json.putArray("tags");
        outline.tags().forEach(tag -> tags.addObject().put("name", tag.name()).put("templates", tag.templates()));
        return json.put("templates", outline.templates()).put("archived", outline.archived());
    }

    private Answer file(Call call) {
        JsonNode body = call.body();
        List<String> named = texts(body.path("templates"));
        Shelf.Change change = new Shelf.Change(
                Optional.of(body.path("folder")).filter(JsonNode::isTextual).map(JsonNode::asText),
                tags(body.path("addTags")),
                tags(body.path("removeTags")),
                Optional.of(body.path("archived")).filter(JsonNode::isBoolean).map(JsonNode::asBoolean));
        List<Long> templates = named.stream()
                .map(id -> TemplateRoutes.TEMPLATE.tryParse(id).orElse(-1))
                .toList();
        db.transact(tx -> {
            refuseUnknown(named, templates, Shelf.known(tx, call.brand(), templates));
            Shelf.file(tx, call.brand(), templates, change);
            refuseTooManyTags(
                    tx.sql("select 1 from template where id = any(:ids) and cardinality(tags) > :most limit 1")
                            .set("ids", templates.toArray(Long[]::new))
                            .set("most", MOST_TAGS)
                            .one(row -> true)
                            .isPresent());
            audit.note(
                    tx,
                    call.principal(),
                    action(change),
                    named.size() == 1 ? named.getFirst() : "",
                    details(named.size(), change));
        });
        templates.forEach(id -> remembered.forget(id, call.brand()));
        return Answer.noContent();
    }

    private static String action(Shelf.Change change) {
        return change.archived()
                .map(archived -> archived ? "template.archived" : "template.restored")
                .orElse("template.filed");
    }

    private static Map<String, ?> details(int templates, Shelf.Change change) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("templates", templates);
        change.folder().ifPresent(folder -> details.put("folder", folder));
        if (!change.addTags().isEmpty()) {
            details.put("addTags", change.addTags());
        }
        if (!change.removeTags().isEmpty()) {
            details.put("removeTags", change.removeTags());
        }
        return details;
    }

    private static void refuseUnknown(List<String> named, List<Long> templates, Set<Long> known) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            if (!known.contains(templates.get(i))) {
                problems.add(new FieldProblem(
                        "/templates/" + i,
                        "unknown-template",
                        "There is no template " + named.get(i) + " here; leave it out",
                        "没有模板 " + named.get(i) + "；请移除该项"));
            }
        }
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
    }

    private static void refuseTooManyTags(boolean tooMany) {
        if (tooMany) {
            throw HttpProblem.invalid(
                    "/addTags",
                    "too-many",
                    "A template has at most " + MOST_TAGS + " tags; remove some first",
                    "每个模板最多 " + MOST_TAGS + " 个标签，请先移除一些");
        }
    }

    private static List<String> tags(JsonNode list) {
        return texts(list).stream().map(ShelfRoutes::tag).toList();
    }

    /** Tags that differ in case only are the same. */
    static String tag(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
