package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.cardwire.brand.Audit;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.compliance.OptOut;
import org.cardwire.compliance.OptOutStore;
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
import org.cardwire.submission.FreeText;
import org.cardwire.tracking.inbox.Conversation;
import org.cardwire.tracking.inbox.Inbox;
import org.cardwire.tracking.inbox.InboxFilter;
import org.cardwire.tracking.inbox.Word;

/** The inbox over REST: who wrote, what they answer, and answering. A test key sees the sandbox's handsets only. */
public final class InboxRoutes implements Routes {
    /** What the inbox needs of the rooms before. */
    public record Sources(Inbox inbox, PersonalData personal, OptOutStore optOuts, FreeText texts, Audit audit) {}

    private final Db db;
    private final Sources sources;
    private final LongSupplier ids;
    private final InstantSource clock;

    public InboxRoutes(Db db, Sources sources, LongSupplier ids, InstantSource clock) {
        this.db = db;
        this.sources = sources;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listConversations", this::list);
        operations.on("getInboxWaiting", this::waiting);
        operations.on("getConversation", this::get);
        operations.on("settleConversation", this::settle);
        operations.once("answerConversation", this::answer);
    }

    private Answer list(Call call) {
        InboxFilter filter = new InboxFilter(
                call.brand(),
                call.query("kind").map(InboxRoutes::kind).orElse(InboxFilter.Kind.ANY),
                call.query("waiting").map(Boolean::parseBoolean).orElse(false),
                call.principal().test()
                        ? Optional.of(false)
                        : call.query("mode").map(mode -> mode.equals("live")),
                call.query("number")
                        .map(MessageFilter::number)
                        .map(number -> OptionalLong.of(sources.personal().key(number)))
                        .orElse(OptionalLong.empty()),
                call.cursor().orElse(Long.MAX_VALUE));
        List<Conversation> found = sources.inbox().page(filter, call.limit() + 1);
        boolean numbers = call.principal().may("numbers:read");
        return Answer.ok(Page.of(found, call.limit(), one -> one.last().id(), one -> view(one, numbers)));
    }

    private static InboxFilter.Kind kind(String word) {
        return InboxFilter.Kind.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private Answer waiting(Call call) {
        ObjectNode json = Json.object();
        if (!call.principal().test()) {
            count(json.putObject("live"), sources.inbox().waiting(call.brand(), true));
        }
        count(json.putObject("test"), sources.inbox().waiting(call.brand(), false));
        return Answer.ok(json);
    }

    private static void count(ObjectNode json, Inbox.Waiting waiting) {
        json.put("conversations", waiting.conversations());
        waiting.since().ifPresent(since -> json.put("since", since.toString()));
    }

    private Answer get(Call call) {
        Conversation conversation = find(call);
        List<Word> words =
                sources.inbox().words(conversation.id(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        ObjectNode json = Json.object();
        json.set("conversation", view(conversation, call.principal().may("numbers:read")));
        optOut(conversation)
                .ifPresent(optOut -> json.putObject("optedOut")
                        .put("at", optOut.at().toString())
                        .put("word", optOut.word()));
        json.set("words", Json.MAPPER.valueToTree(Page.of(words, call.limit(), Word::id, InboxRoutes::view)));
        return Answer.ok(json);
    }

    private Answer settle(Call call) {
        Conversation conversation = find(call);
        boolean done = call.body().path("done").asBoolean();
        db.transact(tx -> {
            if (done) {
                String by = call.principal().actor();
                sources.inbox().done(tx, conversation, by, Audit.nameOf(tx, by), clock.instant());
            } else {
                sources.inbox().reopen(tx, conversation);
            }
            note(tx, call, conversation, done ? "conversation.done" : "conversation.reopened", Map.of());
        });
        return Answer.ok(view(find(call), call.principal().may("numbers:read")));
    }

    private Answer answer(Call call) {
        Conversation conversation = find(call);
        optOut(conversation).ifPresent(optOut -> {
            throw HttpProblem.conflict(
                    "opted-out",
                    "This person wants no more messages since " + optOut.at() + " (" + optOut.word()
                            + "); answer on another way, or wait until they write START",
                    "对方已于 " + optOut.at() + " 退订（" + optOut.word() + "）；请以其他方式答复，或等待其回复 START");
        });
        String text = call.body().path("text").asText().strip();
        if (text.isEmpty()) {
            throw HttpProblem.invalid("/text", "empty", "Write something", "请填写内容");
        }
        Word last = conversation.last();
        long message = sources.texts()
                .send(new FreeText.Letter(
                        conversation.brand(),
                        last.sender(),
                        conversation.number(),
                        last.channel(),
                        conversation.live(),
                        text));
        Instant now = clock.instant();
        db.transact(tx -> {
            String by = call.principal().actor();
            Word answer = new Word(
                    ids.getAsLong(),
                    now,
                    Word.Kind.ANSWER,
                    last.channel(),
                    last.sender(),
                    text,
                    OptionalLong.of(message),
                    Optional.of(Audit.nameOf(tx, by)));
            sources.inbox().answered(tx, conversation, answer, by);
            note(tx, call, conversation, "conversation.answered", Map.of("message", PublicIds.MESSAGE.of(message)));
        });
        return Answer.accepted(Json.object().put("message", PublicIds.MESSAGE.of(message)));
    }

    private void note(Sql sql, Call call, Conversation conversation, String action, Map<String, ?> details) {
        sources.audit().note(sql, call.principal(), action, PublicIds.CONVERSATION.of(conversation.id()), details);
    }

    /** Of the whole brand, or of the sender that was spoken to. */
    private Optional<OptOut> optOut(Conversation conversation) {
        return sources.optOuts().all(conversation.brand(), conversation.numberKey()).stream()
                .filter(optOut -> optOut.sender() == 0
                        || optOut.sender() == conversation.last().sender())
                .findFirst();
    }

    private Conversation find(Call call) {
        return sources.inbox()
                .find(call.brand(), call.id("conversation", PublicIds.CONVERSATION))
                .filter(one -> !call.principal().test() || !one.live())
                .orElseThrow(HttpProblem::notFound);
    }

    private static ObjectNode view(Conversation one, boolean numbers) {
        Msisdn number = one.number();
        ObjectNode json = Json.object()
                .put("id", PublicIds.CONVERSATION.of(one.id()))
                .put("number", numbers ? number.e164() : number.toString())
                .put("mode", one.live() ? "live" : "test");
        json.set("last", view(one.last()));
        one.waitsSince().ifPresent(since -> json.put("waitsSince", since.toString()));
        one.settled()
                .ifPresent(settled -> json.putObject("settled")
                        .put("how", settled.answered() ? "answered" : "done")
                        .put("by", settled.by())
                        .put("name", settled.name())
                        .put("at", settled.at().toString()));
        return json;
    }

    private static ObjectNode view(Word word) {
        ObjectNode json = Json.object()
                .put("id", PublicIds.WORD.of(word.id()))
                .put("kind", word.kind().wireName())
                .put("at", word.at().toString())
                .put("channel", MessageView.lower(word.channel()))
                .put("sender", PublicIds.SENDER.of(word.sender()))
                .put("text", word.text());
        word.message().ifPresent(message -> json.put("message", PublicIds.MESSAGE.of(message)));
        word.author().ifPresent(author -> json.put("author", author));
        return json;
    }
}
