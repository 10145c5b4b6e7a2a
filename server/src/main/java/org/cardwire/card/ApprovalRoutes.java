package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.cardwire.brand.Audit;
import org.cardwire.card.Approval.State;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** Versions of templates over REST, as somebody asks for their approval and a second person decides. */
public final class ApprovalRoutes implements Routes {
    private final Db db;
    private final TemplateStore templates;
    private final ApprovalStore store;
    private final Audit audit;
    private final InstantSource clock;
    private final LongSupplier ids;

    public ApprovalRoutes(
            Db db, TemplateStore templates, ApprovalStore store, Audit audit, InstantSource clock, LongSupplier ids) {
        this.db = db;
        this.templates = templates;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getTemplateApprovals", this::standing);
        operations.on("listApprovals", this::list);
        operations.on("askApproval", this::ask);
        operations.on("withdrawApproval", this::withdraw);
        operations.on("decideApproval", this::decide);
    }

    private Answer standing(Call call) {
        long id = call.id("template", TemplateRoutes.TEMPLATE);
        Template newest = templates.find(id, call.brand()).orElseThrow(HttpProblem::notFound);
        ObjectNode json = Json.object().put("version", newest.version());
        ApprovalStore.Standing standing =
                store.of(call.brand(), List.of(id)).getOrDefault(id, ApprovalStore.Standing.NONE);
        String reader = call.principal().actor();
        standing.asked().ifPresent(asked -> json.set("asked", asked.json(reader)));
        standing.approved().ifPresent(approved -> json.set("approved", approved.json(reader)));
        return Answer.ok(json);
    }

    private Answer list(Call call) {
        String reader = call.principal().actor();
        List<Approval> found = store.list(
                new ApprovalStore.Filter(
                        call.brand(),
                        call.query("state").map(State::of),
                        reader,
                        call.query("mine").map(Boolean::parseBoolean),
                        call.cursor().orElse(Long.MAX_VALUE)),
                call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Approval::id, one -> one.json(reader)));
    }

    /** Whoever writes or sends may ask. */
    private static void mayAsk(Call call) {
        if (!call.principal().may("content:write") && !call.principal().may("messages:send")) {
            throw HttpProblem.forbidden("content:write");
        }
    }

    private Answer ask(Call call) {
        mayAsk(call);
        long template = call.id("template", TemplateRoutes.TEMPLATE);
        int version = TemplateRoutes.version(call);
        Optional<String> note = text(call.body(), "note");
        return answer(call, db.inTransaction(tx -> {
            int newest = ApprovalStore.newest(tx, call.brand(), template).orElseThrow(HttpProblem::notFound);
            if (newest != version) {
                throw TemplateRoutes.stale(Optional.of(newest));
            }
            Optional<Approval> before = ApprovalStore.held(tx, call.brand(), template, version)
                    .filter(one -> one.state() != State.SENT_BACK);
            if (before.isEmpty()) {
                String actor = call.principal().actor();
                ApprovalStore.ask(
                        tx,
                        ids.getAsLong(),
                        call.brand(),
                        template,
                        version,
                        new Approval.Asked(actor, Audit.nameOf(tx, actor), clock.instant()),
                        note);
                note(tx, call, "template.approval-asked", note);
            }
            return find(tx, call);
        }));
    }

    private Answer withdraw(Call call) {
        mayAsk(call);
        db.transact(tx -> {
            Approval about = find(tx, call);
            if (about.state() == State.APPROVED) {
                throw decided(about);
            }
            ApprovalStore.withdraw(tx, about);
            note(tx, call, "template.approval-withdrawn", Optional.empty());
        });
        return Answer.noContent();
    }

    /** What can be decided, from which state to which. */
    private enum Decision {
        APPROVE(State.WAITING, State.APPROVED, "template.approved"),
        SEND_BACK(State.WAITING, State.SENT_BACK, "template.sent-back"),
        TAKE_BACK(State.APPROVED, State.SENT_BACK, "template.approval-taken-back");

        private final State from;
        private final State to;
        private final String action;

        Decision(State from, State to, String action) {
            this.from = from;
            this.to = to;
            this.action = action;
        }

        static Decision of(String word) {
            return switch (word) {
                case "approve" -> APPROVE;
                case "sendBack" -> SEND_BACK;
                case "takeBack" -> TAKE_BACK;
                default -> throw new IllegalArgumentException("no such decision: " + word);
            };
        }
    }

    private Answer decide(Call call) {
        Decision decision = Decision.of(call.body().path("decision").asText());
        Optional<String> words = text(call.body(), "words");
        if (decision != Decision.APPROVE && words.isEmpty()) {
            throw HttpProblem.invalid("/words", "missing", "Say what is to be changed, so that it can be", "请说明需要修改什么");
        }
        return answer(call, db.inTransaction(tx -> {
            Approval about = find(tx, call);
            String actor = call.principal().actor();
            boolean again = about.state() == decision.to
                    && about.decided()
                            .filter(made ->
                                    made.by().equals(actor) && made.words().equals(words))
                            .isPresent();
            if (again) {
                return about;
            }
            if (decision != Decision.TAKE_BACK && about.isOwnOf(actor)) {
                throw own();
            }
            if (about.state() != decision.from) {
                throw decided(about);
            }
            ApprovalStore.decide(
                    tx,
                    about,
                    decision.to,
                    new Approval.Decided(actor, Audit.nameOf(tx, actor), clock.instant(), words));
            note(tx, call, decision.action, words);
            return find(tx, call);
        }));
    }

    private static Approval find(Sql tx, Call call) {
        return ApprovalStore.held(
                        tx, call.brand(), call.id("template", TemplateRoutes.TEMPLATE), TemplateRoutes.version(call))
                .orElseThrow(HttpProblem::notFound);
    }

    private void note(Sql tx, Call call, String action, Optional<String> said) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", TemplateRoutes.version(call));
        said.ifPresent(words -> details.put("words", words));
        audit.note(tx, call.principal(), action, call.path("template"), details);
    }

    private static HttpProblem own() {
        return new HttpProblem(
                403,
                "own-request",
                "A second person has to decide: you asked for this approval, or saved this version",
                "须由另一个人决定：这次审批由您提出，或这一版由您保存");
    }

    private static HttpProblem decided(Approval about) {
        String who = about.decided().map(Approval.Decided::name).orElse("");
        return switch (about.state()) {
            case WAITING ->
                HttpProblem.conflict(
                        "decided", "It waits for a decision: approve it or send it back", "它正在等待审批：请批准或退回");
            case SENT_BACK -> HttpProblem.conflict("decided", who + " has sent it back already", who + " 已将其退回");
            case APPROVED -> HttpProblem.conflict("decided", who + " has approved it already", who + " 已批准");
        };
    }

    private static Answer answer(Call call, Approval approval) {
        return Answer.ok(approval.json(call.principal().actor()));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.of(body.path(field))
                .filter(JsonNode::isTextual)
                .map(node -> node.asText().strip())
                .filter(text -> !text.isEmpty());
    }
}
