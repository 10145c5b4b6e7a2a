package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.cardwire.brand.Audit;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Repeats;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** {@code POST /v1/messages} and {@code POST /v1/messages/batch}. */
public final class SendRoutes implements Routes {
    private static final PublicId MESSAGE = new PublicId("msg");
    private static final PublicId SUBMISSION = new PublicId("sub");

    private final Db db;
    private final Audit audit;
    private final SendReader reader;
    private final Acceptor acceptor;

    public SendRoutes(Db db, Audit audit, SendReader reader, Acceptor acceptor) {
        this.db = db;
        this.audit = audit;
        this.reader = reader;
        this.acceptor = acceptor;
    }

    @Override
    public void register(Operations operations) {
        operations.on("sendMessage", this::send);
        operations.on("sendBatch", this::batch);
    }

    private Answer send(Call call) {
        boolean live = live(call);
        Draft draft = reader.read(call.body(), call.brand(), live);
        return accept(call, live, List.of(draft), accepted -> Json.write(view(draft, accepted.getFirst())));
    }

    /** Every item for itself: the good ones are stored together, the bad ones are answered with their problem. */
    private Answer batch(Call call) {
        boolean live = live(call);
        JsonNode items = call.body().path("items");
        List<Draft> drafts = new ArrayList<>();
        List<Item> results = new ArrayList<>();
        MailingReader.Shared shared = new MailingReader.Shared(live);
        int recipients = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = read(call.brand(), live, items.get(i), i, Recipients.MOST - recipients, shared);
            results.add(item);
            item.draft().ifPresent(drafts::add);
            recipients += item.draft().map(d -> d.to().size()).orElse(0);
        }
        Locale language = call.reader();
        return accept(call, live, drafts, accepted -> Json.write(view(results, accepted, language)));
    }

    /** What a person sends is noted with the person's name; programs send too much for that. */
    private Answer accept(Call call, boolean live, List<Draft> drafts, Function<List<Accepted>, String> view) {
        AtomicReference<List<Accepted>> sent = new AtomicReference<>(List.of());
        Request.Stored stored =
                acceptor.accept(new Request(call.brand(), live, drafts, Repeats.Once.of(call), accepted -> {
                    sent.set(accepted);
                    return view.apply(accepted);
                }));
        if (call.principal().isPerson() && !stored.replayed() && !sent.get().isEmpty()) {
            note(call, live, sent.get());
        }
        return stored.http();
    }

    private void note(Call call, boolean live, List<Accepted> sent) {
        Map<Long, Integer> messages = new TreeMap<>();
        sent.forEach(one -> messages.merge(one.submission(), one.messages().size(), Integer::sum));
        messages.forEach((submission, count) -> audit.noteDone(
                db,
                call.principal(),
                "submission.sent",
                SUBMISSION.of(submission),
                Map.of("mode", live ? "live" : "test", "messages", count)));
    }

    /** One item of a batch: a draft or a problem. */
    private record Item(int index, Optional<String> clientRef, Optional<Draft> draft, Optional<HttpProblem> problem) {}

    private Item read(long brand, boolean live, JsonNode body, int index, int room, MailingReader.Shared shared) {
        Optional<String> clientRef =
                Optional.of(body.path("clientRef")).filter(JsonNode::isTextual).map(JsonNode::asText);
        try {
            Draft draft = reader.item(body, brand, live, shared);
            if (draft.to().size() > room) {
                throw HttpProblem.invalid(
                        "/to", "too-many", "One call takes at most 1,000 recipients in all", "每次调用最多共 1,000 个接收者");
            }
            return new Item(index, clientRef, Optional.of(draft), Optional.empty());
        } catch (HttpProblem e) {
            return new Item(index, clientRef, Optional.empty(), Optional.of(e));
        }
    }

    private static ObjectNode view(List<Item> items, List<Accepted> accepted, Locale language) {
        ObjectNode body = Json.object().put("accepted", accepted.size()).put("refused", items.size() - accepted.size());
        ArrayNode results = body.putArray("results");
        int next = 0;
        for (Item item : items) {
            ObjectNode result = results.addObject().put("index", item.index());
            item.clientRef().ifPresent(ref -> result.put("clientRef", ref));
            item.problem().ifPresent(problem -> result.set("problem", problem.json(language)));
            if (item.draft().isPresent()) {
                result.set("accepted", view(item.draft().get(), accepted.get(next++)));
            }
        }
        return body;
    }

    private static ObjectNode view(Draft draft, Accepted accepted) {
        ObjectNode body = Json.object().put("submission", SUBMISSION.of(accepted.submission()));
        ArrayNode messages = body.putArray("messages");
        List<Msisdn> to = draft.to();
        for (int i = 0; i < to.size(); i++) {
            messages.addObject()
                    .put("id", MESSAGE.of(accepted.messages().get(i)))
                    .put("to", to.get(i).toString());
        }
        return body;
    }

    private static boolean live(Call call) {
        Fields fields = new Fields(call.body());
        boolean live = Traffic.live(fields, call.principal());
        fields.verify();
        return live;
    }
}
