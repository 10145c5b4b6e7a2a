package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cardwire.brand.Audit;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.card.Language;
import org.cardwire.carrier.spi.Channel;
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

/** {@code POST /v1/senders/{sender}/test}. */
public final class SenderTestRoutes implements Routes {
    private static final PublicId MESSAGE = new PublicId("msg");
    private static final PublicId SUBMISSION = new PublicId("sub");

    private final Db db;
    private final Audit audit;
    private final SenderStore senders;
    private final SenderTest test;

    public SenderTestRoutes(Db db, Audit audit, SenderStore senders, SenderTest test) {
        this.db = db;
        this.audit = audit;
        this.senders = senders;
        this.test = test;
    }

    @Override
    public void register(Operations operations) {
        operations.on("testSender", this::test);
    }

    private Answer test(Call call) {
        SenderTest.Asked asked = asked(call);
        SenderTest.Result result = test.run(asked, Repeats.Once.of(call));
        if (!result.replayed()) {
            audit.note(
                    db,
                    call.principal(),
                    "sender.tested",
                    Sender.ID.of(asked.sender().id()),
                    Map.of("mode", mode(asked.live()), "channels", asked.channels()));
        }
        Answer answer = Answer.ok(view(asked, result));
        return result.replayed() ? answer.with("Idempotent-Replayed", "true") : answer;
    }

    private SenderTest.Asked asked(Call call) {
        Sender sender = senders.find(call.brand(), call.id("sender", Sender.ID)).orElseThrow(HttpProblem::notFound);
        Fields fields = new Fields(call.body());
        List<Msisdn> to = Recipients.read(fields);
        boolean live = Traffic.live(fields, call.principal());
        fields.verify();
        return new SenderTest.Asked(
                sender, to.getFirst(), channels(sender, fields.node("channels")), live, Language.of(call.reader()));
    }

    private static List<Channel> channels(Sender sender, JsonNode named) {
        Stream<Channel> channels = named.isArray()
                ? StreamSupport.stream(named.spliterator(), false)
                        .map(name -> Channel.valueOf(name.asText().toUpperCase(Locale.ROOT)))
                : Stream.of(Channel.values())
                        .filter(channel -> sender.address(channel).isPresent());
        return channels.distinct().toList();
    }

    private static ObjectNode view(SenderTest.Asked asked, SenderTest.Result result) {
        ObjectNode body = Json.object()
                .put("ok", result.findings().stream().allMatch(SenderTest.Finding::ok))
                .put("mode", mode(asked.live()));
        result.submission().ifPresent(id -> body.put("submission", SUBMISSION.of(id)));
        ArrayNode channels = body.putArray("channels");
        result.findings().forEach(found -> view(channels.addObject(), found, asked.language()));
        return body;
    }

    private static void view(ObjectNode json, SenderTest.Finding found, Language language) {
        json.put("channel", found.channel().name().toLowerCase(Locale.ROOT))
                .put("ok", found.ok())
                .put("code", found.code().wireName())
                .put("sentence", found.sentence(language));
        found.remedy(language).ifPresent(remedy -> json.put("remedy", remedy));
        for (String name : List.of("link", "from")) {
            if (found.params().containsKey(name)) {
                json.put(name, found.params().get(name));
            }
        }
        found.message().ifPresent(id -> json.put("message", MESSAGE.of(id)));
    }

    private static String mode(boolean live) {
        return live ? "live" : "test";
    }
}
