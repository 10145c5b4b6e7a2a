package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.cardwire.delivery.Contents;
import org.cardwire.delivery.WireIds;
import org.cardwire.link.Link;
import org.cardwire.link.PriceBook;
import org.cardwire.message.Attempt;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.MessageStore;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** Messages: the list, one with everything that happened, and why. Reads on the pool of lists only. */
public final class MessageRoutes implements Routes {
    /**
     * What reports need of the rooms before.
     *
     * @param links by number, while there still is such a link
     * @param prices the price book of a brand
     * @param zones the time zone of a brand
     */
    public record Sources(
            PersonalData personal,
            Contents contents,
            WireIds wireIds,
            IntFunction<Optional<Link>> links,
            LongFunction<PriceBook> prices,
            LongFunction<ZoneId> zones) {}

    private final Sql reads;
    private final MessageFinder finder;
    private final MessageStore messages;
    private final Sources sources;
    private final Sentences sentences = new Sentences();
    private final MessageView view;
    private final AttemptView attempts;
    private final EventView events = new EventView(sentences);
    private final Explainer explainer = new Explainer();

    public MessageRoutes(Db db, FrozenStore frozen, Sources sources) {
        this.reads = db.reads();
        this.finder = new MessageFinder(reads);
        this.messages = new MessageStore(reads, frozen);
        this.sources = sources;
        this.view = new MessageView(sources.personal(), sentences);
        this.attempts = new AttemptView(sources, sentences);
    }

    @Override
    public void register(Operations operations) {
        operations.on("listMessages", this::list);
        operations.on("getMessage", this::get);
        operations.on("explainMessage", this::explain);
    }

    private Answer list(Call call) {
        Reader reader = Reader.of(call, sources.zones());
        MessageFilter filter = MessageFilter.of(call, sources.personal()::key);
        List<MessageFinder.Standing> found = finder.page(filter, call.limit() + 1);
        Map<Long, Subject> subjects = new HashMap<>();
        messages.find(found.stream().map(MessageFinder.Standing::id).toList())
                .forEach(subject -> subjects.put(subject.message().id(), subject));
        // A day may be dropped between the two readings.
        found = found.stream().filter(s -> subjects.containsKey(s.id())).toList();
        return Answer.ok(Page.of(
                found,
                call.limit(),
                MessageFinder.Standing::id,
                standing -> view.of(new Facts(subject(subjects, standing), standing), reader)));
    }

    private static Subject subject(Map<Long, Subject> subjects, MessageFinder.Standing standing) {
        return Optional.ofNullable(subjects.get(standing.id())).orElseThrow(HttpProblem::notFound);
    }

    private Facts facts(Call call) {
        long id = call.id("message", PublicIds.MESSAGE);
        MessageFinder.Standing standing = finder.find(call.brand(), id).orElseThrow(HttpProblem::notFound);
        Subject subject =
                messages.find(id).filter(found -> Visible.to(call, found)).orElseThrow(HttpProblem::notFound);
        return new Facts(subject, standing);
    }

    private Answer get(Call call) {
        Reader reader = Reader.of(call, sources.zones());
        Facts facts = facts(call);
        ObjectNode json = Json.object();
        json.set("message", view.of(facts, reader));
        ArrayNode tries = json.putArray("attempts");
        List<AttemptView.Ref> refs = refs(facts.message().id());
        for (Attempt attempt : facts.life().attempts()) {
            tries.add(attempts.of(facts, attempt, sources.links().apply(attempt.link()), refs, reader));
        }
        events.write(facts, reader, json.putArray("events"));
        ArrayNode chain = json.putArray("chain");
        facts.life()
                .chain()
                .forEach(form -> chain.addObject()
                        .put("channel", MessageView.lower(form.channel()))
                        .put("patience", patience(form.patience())));
        metadata(facts.message().submission()).ifPresent(given -> json.set("metadata", Json.tree(given)));
        if (reader.seesNumbers()) {
            sources.personal().variables(facts.message()).ifPresent(values -> json.set("variables", Json.tree(values)));
        }
        return Answer.ok(json);
    }

    private Answer explain(Call call) {
        Reader reader = Reader.of(call, sources.zones());
        Facts facts = facts(call);
        Line summary = explainer.summary(facts);
        String why = MessageView.why(facts)
                .map(event -> " " + sentences.of(facts, event, reader))
                .orElse("");
        ObjectNode json = Json.object()
                .put("message", PublicIds.MESSAGE.of(facts.message().id()))
                .put("summary", sentences.of(summary, reader) + why)
                .put("zone", reader.zone().getId());
        ArrayNode lines = json.putArray("lines");
        var cancelAsked = messages.cancelAskedAt(facts.message().id());
        for (Line line : explainer.explain(facts, cancelAsked)) {
            ObjectNode one = lines.addObject()
                    .put("at", line.at().toString())
                    .put("code", line.code())
                    .put("sentence", sentences.of(line, reader))
                    .put("tone", MessageView.lower(line.tone()));
            one.set("params", Json.MAPPER.valueToTree(line.params()));
            if (line.attempt() > 0) {
                one.put("attempt", line.attempt());
            }
        }
        return Answer.ok(json);
    }

    private List<AttemptView.Ref> refs(long message) {
        return reads.sql("select attempt, part, ref from carrier_ref where message_id = :id order by attempt, part")
                .set("id", message)
                .list(row ->
                        new AttemptView.Ref(row.getInteger("attempt"), row.getInteger("part"), row.getString("ref")));
    }

    private Optional<String> metadata(long submission) {
        return reads.sql("select metadata::text as given from submission where id = :id and metadata is not null")
                .set("id", submission)
                .one(row -> row.getString("given"));
    }

    /** The largest unit that says it in whole numbers. */
    static String patience(Duration patience) {
        long millis = patience.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = patience.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
