package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.cardwire.brand.Audit;
import org.cardwire.card.Variables;
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

/** {@code POST /v1/test-sends}: a card as it stands, to one phone at hand or to one of the sandbox's. */
public final class TestSendRoutes implements Routes {
    private static final PublicId MESSAGE = new PublicId("msg");
    private static final PublicId SUBMISSION = new PublicId("sub");
    private static final String CLIENT_REF = "card-test";
    private static final String SEND = "messages:send";

    private final Db db;
    private final Audit audit;
    private final ContentReader contents;
    private final SendReader reader;
    private final Acceptor acceptor;

    public TestSendRoutes(Db db, Audit audit, ContentReader contents, SendReader reader, Acceptor acceptor) {
        this.db = db;
        this.audit = audit;
        this.contents = contents;
        this.reader = reader;
        this.acceptor = acceptor;
    }

    @Override
    public void register(Operations operations) {
        operations.on("sendTest", this::send);
    }

    private Answer send(Call call) {
        Fields fields = new Fields(call.body());
        boolean live = live(call, fields);
        ObjectNode body = asSend(call, fields);
        // A person looks at one phone; a program could send a campaign so.
        boolean free = !live || call.principal().isPerson();
        Draft draft = free ? reader.exempt(body, call.brand(), live) : reader.read(body, call.brand(), true);
        Request.Stored stored = acceptor.accept(new Request(
                call.brand(), live, List.of(draft), Repeats.Once.of(call), accepted -> view(draft, accepted)));
        if (!stored.replayed()) {
            String message = Json.tree(stored.answer()).path("message").asText();
            audit.noteDone(db, call.principal(), "card.tested", message, Map.of("mode", live ? "live" : "test"));
        }
        return stored.http();
    }

    /** Whoever may use the sandbox tests there; what a carrier is paid for needs the scope of every other send. */
    private static boolean live(Call call, Fields fields) {
        boolean live = Traffic.live(fields, call.principal());
        fields.verify();
        if (live && !call.principal().may(SEND)) {
            throw HttpProblem.forbidden(SEND);
        }
        return live;
    }

    /** As the call for one message would be, with samples for what was not given. */
    private ObjectNode asSend(Call call, Fields fields) {
        Content content = contents.read(fields, call.brand(), new ContentReader.Known(false))
                .orElseGet(() -> {
                    fields.verify();
                    throw new IllegalStateException("no content and no problem");
                });
        ObjectNode send = call.body().deepCopy();
        send.set("variables", new Variables(content.card()).completed(fields.node("variables")));
        return send.put("clientRef", CLIENT_REF);
    }

    private static String view(Draft draft, List<Accepted> accepted) {
        Accepted only = accepted.getFirst();
        Msisdn to = draft.to().getFirst();
        return Json.write(Json.object()
                .put("submission", SUBMISSION.of(only.submission()))
                .put("message", MESSAGE.of(only.messages().getFirst()))
                .put("to", to.toString()));
    }
}
