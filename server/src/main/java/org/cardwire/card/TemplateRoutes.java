package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cardwire.card.TemplateStore.Draft;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Repeats;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** Templates over REST: a card is saved only when it is valid, and never over someone else's newer version. */
public final class TemplateRoutes implements Routes {
    public static final PublicId TEMPLATE = new PublicId("tpl");

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private final TemplateStore store;
    private final BrandCards cards;
    private final InstantSource clock;
    private final LongSupplier ids;

    public TemplateRoutes(TemplateStore store, BrandCards cards, InstantSource clock, LongSupplier ids) {
        this.store = store;
        this.cards = cards;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void register(Operations operations) {
        operations.on("createTemplate", this::create);
        operations.on("updateTemplate", this::update);
        operations.on("getTemplate", this::get);
        operations.on("getTemplateVersion", this::getVersion);
        operations.on("listTemplateVersions", this::listVersions);
        operations.on("deleteTemplate", this::putAway);
    }

    private Answer create(Call call) {
        Draft draft = draft(call);
        return create(call, () -> draft, filing(call.body()));
    }

    private static Filing filing(JsonNode body) {
        List<String> tags = new ArrayList<>();
        body.path("tags").forEach(tag -> tags.add(ShelfRoutes.tag(tag.asText())));
        return new Filing(body.path("folder").asText(""), tags, false);
    }

    /** Saves a new template and answers it; a repeat of a call that named itself gets the answer of the first. */
    public Answer create(Call call, Supplier<Draft> made, Filing filing) {
        Optional<Repeats.Once> once = Repeats.Once.of(call);
        Optional<String> earlier = once.flatMap(named -> store.earlier(call.brand(), named));
        if (earlier.isPresent()) {
            return created(Json.tree(earlier.get())).with("Idempotent-Replayed", "true");
        }
        Template saved = store.create(
                ids.getAsLong(),
                call.brand(),
                made.get(),
                filing,
                (tx, template) -> once.ifPresent(named -> {
                    if (!Repeats.keep(tx, call.brand(), named, Json.write(view(template)))) {
                        throw HttpProblem.conflict(
                                "idempotency-key-in-use",
                                "A call with this Idempotency-Key was made at the same moment; repeat it to get its answer",
                                "同一时刻有另一个使用此 Idempotency-Key 的调用；请重试以取得其应答");
                    }
                }));
        return created(view(saved));
    }

    /** A new template, at version 1. */
    private static Answer created(JsonNode view) {
        return Answer.created(view).with("ETag", Template.etag(1));
    }

    private Answer update(Call call) {
        Draft draft = draft(call);
        return switch (store.save(call.id("template", TEMPLATE), call.brand(), read(call), draft)) {
            case TemplateStore.Saved(Template template) -> answer(template);
            case TemplateStore.Stale(int version) -> throw stale(Optional.of(version));
            case TemplateStore.Missing() -> throw HttpProblem.notFound();
        };
    }

    private Answer get(Call call) {
        return answer(store.find(call.id("template", TEMPLATE), call.brand()).orElseThrow(HttpProblem::notFound));
    }

    private Answer getVersion(Call call) {
        long id = call.id("template", TEMPLATE);
        return answer(store.version(id, call.brand(), version(call)).orElseThrow(HttpProblem::notFound));
    }

    private Answer listVersions(Call call) {
        long id = call.id("template", TEMPLATE);
        if (store.find(id, call.brand()).isEmpty()) {
            throw HttpProblem.notFound();
        }
        long before = call.cursor().orElse(Long.MAX_VALUE);
        List<Template> found = store.versions(id, call.brand(), before, call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Template::version, TemplateRoutes::versionView));
    }

    private Answer putAway(Call call) {
        if (!store.putAway(call.id("template", TEMPLATE), call.brand(), clock.instant())) {
            throw HttpProblem.notFound();
        }
        return Answer.noContent();
    }

    private Draft draft(Call call) {
        JsonNode card = call.body().path("card");
        return switch (cards.parse(card, "/card", call.brand())) {
            case Parsed.Invalid<Card>(List<Problem> problems) -> throw HttpProblem.invalid(fields(problems));
            case Parsed.Valid<Card> valid ->
                new Draft(
                        call.body().path("name").asText(),
                        card.toString(),
                        call.principal().actor(),
                        clock.instant());
        };
    }

    private static List<FieldProblem> fields(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new FieldProblem(
                        problem.pointer(),
                        problem.code().wireName(),
                        problem.message(Language.EN),
                        problem.message(Language.ZH)))
                .toList();
    }

    /** The version that the author had before the eyes; an ETag that is none of ours matches nothing. */
    private static int read(Call call) {
        return call.ifMatch()
                .filter(tag -> VERSION.matcher(tag).matches())
                .map(Integer::parseInt)
                .orElseThrow(() -> stale(Optional.empty()));
    }

    static HttpProblem stale(Optional<Integer> newest) {
        String en = newest.map(version ->
                        "The newest version is " + version + ", not the one in If-Match; read it and save again")
                .orElse("If-Match must be the ETag of the version that was read");
        String zh = newest.map(version -> "当前最新版本为 " + version + "，与 If-Match 不符，请重新读取后再保存")
                .orElse("If-Match 必须是读取时的 ETag");
        return new HttpProblem(412, "stale", en, zh);
    }

    static int version(Call call) {
        try {
            return Integer.parseInt(call.path("version"));
        } catch (NumberFormatException e) {
            throw HttpProblem.notFound();
        }
    }

    private static Answer answer(Template template) {
        return Answer.ok(view(template)).with("ETag", template.etag());
    }

    private static ObjectNode view(Template template) {
        JsonNode card = Json.tree(template.document());
        ObjectNode json = Json.object()
                .put("id", TEMPLATE.of(template.id()))
                .put("name", template.name())
                .put("version", template.version())
                .put("kind", card.path("kind").asText())
                .put("folder", template.filing().folder());
        template.filing().tags().forEach(json.putArray("tags")::add);
        json.set("card", card);
        return json.put("createdAt", template.createdAt().toString())
                .put("updatedAt", template.savedAt().toString())
                .put("updatedBy", template.savedBy());
    }

    private static ObjectNode versionView(Template template) {
        return Json.object()
                .put("version", template.version())
                .put("name", template.name())
                .put("savedAt", template.savedAt().toString())
                .put("savedBy", template.savedBy());
    }
}
