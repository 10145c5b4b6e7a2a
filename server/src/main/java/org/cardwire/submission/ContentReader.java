package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cardwire.card.BrandCards;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/**
 * Reads what is to be shown: the {@code card} of a request, or the one of the {@code template} that it names. A version of a
 * template never changes, so what was made of it serves later calls too. May block.
 */
public final class ContentReader {
    private static final PublicId TEMPLATE = new PublicId("tpl");

    private static final int VERSIONS_REMEMBERED = 500;

    private final BrandCards cards;
    private final TemplateCards templates;
    private final Approvals approvals;
    private final Cache<FrozenContent.TemplateRef, Content> versions =
            Caffeine.newBuilder().maximumSize(VERSIONS_REMEMBERED).build();

    public ContentReader(BrandCards cards, TemplateCards templates, Approvals approvals) {
        this.cards = cards;
        this.templates = templates;
        this.approvals = approvals;
    }

    /** What the items of one call bring, each read once; so they also see one version of a template. One thread. */
    static final class Known {
        private record Source(boolean card, JsonNode node) {}

        private final boolean ruled;
        private final Map<Source, Content> contents = new HashMap<>();
        private final Map<Source, FieldProblem> held = new HashMap<>();

        /** @param ruled whether what is named needs the approval that the brand asks for */
        Known(boolean ruled) {
            this.ruled = ruled;
        }
    }

    /** Empty when something is wrong with it, which is added to the fields. */
    Optional<Content> read(Fields fields, long brand, Known known) {
        boolean card = fields.has("card");
        if (card == fields.has("template")) {
            fields.add("/card", "card-or-template", "Give either card or template", "card 与 template 二选一");
            return Optional.empty();
        }
        Known.Source source = new Known.Source(card, fields.node(card ? "card" : "template"));
        Optional<FieldProblem> held = Optional.ofNullable(known.held.get(source));
        held.ifPresent(fields::add);
        Optional<Content> content = Optional.ofNullable(known.contents.get(source));
        if (held.isEmpty() && content.isEmpty()) {
            boolean approvedOnly = known.ruled && approvals.approvedOnly(brand);
            Consumer<FieldProblem> hold = why -> {
                known.held.put(source, why);
                fields.add(why);
            };
            content = card ? card(fields, brand, approvedOnly, hold) : template(fields, brand, approvedOnly, hold);
            content.ifPresent(read -> known.contents.put(source, read));
        }
        return content;
    }

    private Optional<Content> card(Fields fields, long brand, boolean approvedOnly, Consumer<FieldProblem> hold) {
        if (approvedOnly) {
            hold.accept(NotApproved.card(approvals.approvers(brand)));
            return Optional.empty();
        }
        return parse(fields, brand, fields.node("card"), "/card", Optional.empty());
    }

    /** Where approved versions go only, that is looked at here and now, and what was found is what will be frozen. */
    private Optional<Content> template(Fields fields, long brand, boolean approvedOnly, Consumer<FieldProblem> hold) {
        JsonNode named = fields.node("template");
        var id = TEMPLATE.tryParse(named.path("id").asText());
        OptionalInt version =
                named.has("version") ? OptionalInt.of(named.path("version").asInt()) : OptionalInt.empty();
        if (approvedOnly && id.isPresent() && version.isEmpty()) {
            version = approvals.newestApproved(brand, id.getAsLong());
        }
        Optional<TemplateCards.Found> found =
                id.isPresent() ? templates.find(brand, id.getAsLong(), version) : Optional.empty();
        if (found.isEmpty()) {
            fields.add("/template", "not-found", "No template with this id and version", "没有此 ID 和版本的模板");
            return Optional.empty();
        }
        if (approvedOnly
                && !approvals.isApproved(brand, id.getAsLong(), found.get().version())) {
            hold.accept(NotApproved.template(named.has("version"), approvals.approvers(brand)));
            return Optional.empty();
        }
        FrozenContent.TemplateRef ref =
                new FrozenContent.TemplateRef(id.getAsLong(), found.get().version());
        Optional<Content> known = Optional.ofNullable(versions.getIfPresent(ref));
        if (known.isPresent()) {
            return known;
        }
        Optional<Content> content = parse(fields, brand, Json.tree(found.get().card()), "/template", Optional.of(ref));
        content.ifPresent(read -> versions.put(ref, read));
        return content;
    }

    private Optional<Content> parse(
            Fields fields, long brand, JsonNode document, String at, Optional<FrozenContent.TemplateRef> template) {
        return fields.valid(cards.parse(document, at, brand)).map(card -> new Content(document, card, template));
    }
}
