package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardwire.card.BrandCards;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/**
 * Reads what is to be shown: the {@code card} of a request, or the one of the {@code template} that it names. A version of a
 * template never changes, so what was made of it serves later calls too. May block.
 */
public final class ContentReader {
    private static final PublicId TEMPLATE = new PublicId("tpl");

    private static final int VERSIONS_REMEMBERED = 500;
    private static final int APPROVERS_NAMED = 3;

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
        Optional<Content> content = Optional.ofNullable(known.contents.get(source));
        if (content.isEmpty()) {
            boolean approvedOnly = known.ruled && approvals.approvedOnly(brand);
            if (card && approvedOnly) {
                notApproved(fields, brand, "/card");
                return Optional.empty();
            }
            content = card
                    ? parse(fields, brand, source.node(), "/card", Optional.empty())
                    : template(fields, brand, approvedOnly);
            content.ifPresent(read -> known.contents.put(source, read));
        }
        return content;
    }

    /** Where approved versions go only, that is looked at here and now, and what was found is what will be frozen. */
    private Optional<Content> template(Fields fields, long brand, boolean approvedOnly) {
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
            notApproved(fields, brand, named.has("version") ? "/template/version" : "/template");
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

    private void notApproved(Fields fields, long brand, String at) {
        List<String> all = approvals.approvers(brand);
        List<String> some = all.subList(0, Math.min(APPROVERS_NAMED, all.size()));
        boolean card = at.equals("/card");
        fields.add(
                at,
                "not-approved",
                (card
                                ? "Real handsets get approved templates only: save the card as a template and ask for its approval"
                                : "Real handsets get approved versions only, and this is none: ask for its approval")
                        + ". It can be given by " + String.join(", ", some)
                        + (all.size() > some.size() ? " and others" : "")
                        + ". With mode test it goes to the sandbox without",
                (card ? "真实手机只接收已批准的模板：请先将卡片存为模板并申请审批" : "真实手机只接收已批准的版本，此版本尚未批准：请申请审批")
                        + "。可审批的人：" + String.join("、", some) + (all.size() > some.size() ? " 等" : "")
                        + "。以 mode: test 发送到沙箱无需审批");
    }

    private Optional<Content> parse(
            Fields fields, long brand, JsonNode document, String at, Optional<FrozenContent.TemplateRef> template) {
        return fields.valid(cards.parse(document, at, brand)).map(card -> new Content(document, card, template));
    }
}
