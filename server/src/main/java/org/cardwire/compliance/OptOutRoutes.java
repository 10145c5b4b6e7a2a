package org.cardwire.compliance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cardwire.brand.Audit;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** Opt-outs over REST: who wants no messages, and since when. What is added here holds from the next step of any message. */
public final class OptOutRoutes implements Routes {
    static final PublicId ID = new PublicId("opt");
    private static final String API = "api";
    private static final String PAGE = "page";

    private final Db db;
    private final OptOutStore optOuts;
    private final SenderStore senders;
    private final PersonalData personal;
    private final Audit audit;
    private final IntFunction<Optional<Link>> links;
    private final InstantSource clock;

    /** @param links by number, while there still is such a link */
    public OptOutRoutes(
            Db db,
            OptOutStore optOuts,
            SenderStore senders,
            PersonalData personal,
            Audit audit,
            IntFunction<Optional<Link>> links,
            InstantSource clock) {
        this.db = db;
        this.optOuts = optOuts;
        this.senders = senders;
        this.personal = personal;
        this.audit = audit;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listOptOuts", this::list);
        operations.once("createOptOut", this::create);
        operations.on("deleteOptOut", this::delete);
    }

    private Answer list(Call call) {
        Optional<Long> key = call.query("number").map(text -> personal.key(number(text.strip(), "#query/number")));
        List<OptOutStore.Listed> found =
                optOuts.page(call.brand(), call.cursor().orElse(Long.MAX_VALUE), key, call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), OptOutStore.Listed::id, listed -> view(call, listed)));
    }

    private Answer create(Call call) {
        Msisdn number = number(call.body().path("number").asText(), "/number");
        long sender = sender(call);
        OptOut optOut = new OptOut(
                call.brand(),
                personal.key(number),
                sender,
                personal.seal(call.brand(), number),
                call.body().path("note").asText(""),
                API,
                Optional.empty(),
                clock.instant());
        OptOutStore.Listed kept = db.inTransaction(tx -> {
            OptOutStore.add(tx, optOut);
            OptOutStore.Listed listed = OptOutStore.find(tx, call.brand(), optOut.numberKey(), sender)
                    .orElseThrow();
            audit.note(
                    tx, call.principal(), "opt-out.created", ID.of(listed.id()), Map.of("number", number.toString()));
            return listed;
        });
        return Answer.created(view(call, kept));
    }

    private Answer delete(Call call) {
        call.mustReachLive();
        long id = call.id("optOut", ID);
        db.transact(tx -> {
            OptOut removed = OptOutStore.removeListed(tx, call.brand(), id).orElseThrow(HttpProblem::notFound);
            audit.note(tx, call.principal(), "opt-out.removed", ID.of(id), details(removed));
        });
        return Answer.noContent();
    }

    /** Of a row that is gone the audit alone tells whose wish it was. */
    private Map<String, String> details(OptOut removed) {
        Msisdn number = personal.open(removed.brand(), removed.numberKey(), removed.numberSealed());
        return Map.of(
                "number", number.toString(),
                "since", removed.at().toString(),
                "source", source(removed));
    }

    private static String source(OptOut optOut) {
        return optOut.source().equals(PAGE) ? "link" : optOut.source();
    }

    private long sender(Call call) {
        String text = call.body().path("sender").asText("");
        if (text.isEmpty()) {
            return 0;
        }
        return Sender.ID.tryParse(text).stream()
                .filter(id -> senders.find(call.brand(), id).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        HttpProblem.invalid("/sender", "unknown-sender", "The brand has no such sender", "该品牌没有此发送方"));
    }

    /** In a query, a plus sign that was not escaped arrives as a space and was stripped. */
    private static Msisdn number(String text, String pointer) {
        String plain = text.replaceAll("[ \\-()]", "");
        String e164 = pointer.startsWith("#") && !plain.startsWith("+") ? "+" + plain : plain;
        if (!Msisdn.isE164(e164)) {
            throw HttpProblem.invalid(
                    pointer,
                    "bad-number",
                    "Not a phone number: write it with a plus sign and the country code, such as +447700900001",
                    "号码无效：请使用加号与国家代码，例如 +447700900001");
        }
        return new Msisdn(e164);
    }

    private ObjectNode view(Call call, OptOutStore.Listed listed) {
        OptOut optOut = listed.optOut();
        Msisdn number = personal.open(optOut.brand(), optOut.numberKey(), optOut.numberSealed());
        ObjectNode json = Json.object()
                .put("id", ID.of(listed.id()))
                .put("number", call.principal().may("numbers:read") ? number.e164() : number.toString())
                .put("source", source(optOut))
                .put("at", optOut.at().toString());
        if (optOut.sender() != 0) {
            json.put("sender", Sender.ID.of(optOut.sender()));
        }
        if (!optOut.word().isEmpty()) {
            json.put(optOut.source().equals(API) ? "note" : "word", optOut.word());
        }
        optOut.link()
                .flatMap(links::apply)
                .ifPresent(link -> json.put("channel", link.channel().name().toLowerCase(Locale.ROOT)));
        return json;
    }
}
