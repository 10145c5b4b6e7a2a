package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;

/** The brand's senders. */
public final class SenderRoutes implements Routes {
    /** A short code or number, or an alphanumeric sender (3GPP TS 23.040 §9.1.2.5: at most 11 characters). */
    private static final Pattern SMS_FROM = Pattern.compile("\\+?[0-9]{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 .&_-]{1,11}");

    private static final Pattern MMS_FROM = Pattern.compile("\\+?[0-9]{3,15}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final Db db;
    private final IdMint ids;
    private final Audit audit;
    private final SenderStore senders;

    public SenderRoutes(Db db, IdMint ids, Audit audit, SenderStore senders) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.senders = senders;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listSenders", this::list);
        operations.once("createSender", this::create);
        operations.on(
                "getSender",
                call -> Answer.ok(senders.find(call.brand(), call.id("sender", Sender.ID))
                        .orElseThrow(HttpProblem::notFound)
                        .view()));
        operations.on("updateSender", this::update);
    }

    private Answer list(Call call) {
        List<Sender> found =
                new SenderStore(db.reads()).list(call.brand(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Sender::id, Sender::view));
    }

    private Answer create(Call call) {
        check(call.body());
        long id = ids.next();
        Sender made = db.inTransaction(tx -> {
            audit.note(tx, call.principal(), "sender.created", Sender.ID.of(id), Map.of());
            return senders.insert(
                    tx, id, call.brand(), call.body().get("name").asText(), words(call.body()), addresses(call.body()));
        });
        return Answer.created(made.view());
    }

    private Answer update(Call call) {
        call.mustReachLive();
        check(call.body());
        long id = call.id("sender", Sender.ID);
        Sender changed = db.inTransaction(tx -> {
            audit.note(tx, call.principal(), "sender.updated", Sender.ID.of(id), Map.of());
            return senders.update(
                            tx,
                            id,
                            call.brand(),
                            call.body().get("name").asText(),
                            words(call.body()),
                            addresses(call.body()))
                    .orElseThrow(HttpProblem::notFound);
        });
        senders.forget(id);
        return Answer.ok(changed.view());
    }

    private static void check(JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        checkFrom(body, "sms", SMS_FROM, problems);
        checkFrom(body, "mms", MMS_FROM, problems);
        for (String words : List.of("signatures", "optOutWords", "helpWords")) {
            body.path(words).fieldNames().forEachRemaining(language -> {
                if (!LANGUAGE.matcher(language).matches()) {
                    problems.add(new FieldProblem(
                            "/" + words + "/" + language,
                            "bad-language",
                            "Not a language tag such as zh-CN",
                            "语言标签应如 zh-CN"));
                }
            });
        }
        if (!body.has("rcs") && !body.has("mms") && !body.has("sms")) {
            problems.add(
                    new FieldProblem("", "no-channel", "Name at least one of rcs, mms and sms", "rcs、mms、sms 至少填写一项"));
        }
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
    }

    private static void checkFrom(JsonNode body, String channel, Pattern form, List<FieldProblem> problems) {
        JsonNode from = body.path(channel).path("from");
        if (!from.isMissingNode() && !form.matcher(from.asText()).matches()) {
            boolean sms = channel.equals("sms");
            problems.add(new FieldProblem(
                    "/" + channel + "/from",
                    "bad-sender",
                    "Expected a short code or a number" + (sms ? ", or up to 11 letters and digits" : ""),
                    "应为短号码或号码" + (sms ? "，或不超过 11 位的字母数字" : "")));
        }
    }

    private static Sender.Words words(JsonNode body) {
        return new Sender.Words(texts(body, "signatures"), texts(body, "optOutWords"), texts(body, "helpWords"));
    }

    private static Map<String, String> texts(JsonNode body, String name) {
        Map<String, String> texts = new TreeMap<>();
        body.path(name)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static Sender.Addresses addresses(JsonNode body) {
        return new Sender.Addresses(
                Optional.ofNullable(body.get("rcs"))
                        .map(rcs -> new Sender.Rcs(rcs.get("agent").asText())),
                number(body, "mms"),
                number(body, "sms"));
    }

    private static Optional<Sender.Number> number(JsonNode body, String channel) {
        return Optional.ofNullable(body.get(channel))
                .map(given -> new Sender.Number(
                        given.get("from").asText(), given.path("takesReplies").asBoolean(true)));
    }
}
