package org.cardwire.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.Looks;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.fitting.SentLooks;
import org.cardwire.message.Attempt;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.MessageStore;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.Forms;

/** How a message looks in the form in which it went out, for those who read what people answered to it. */
public final class LookRoutes implements Routes {
    private final MessageStore messages;
    private final Forms forms;
    private final Looks looks;
    private final SentLooks sent;

    public LookRoutes(Db db, FrozenStore frozen, Forms forms, Looks looks, SentLooks sent) {
        this.messages = new MessageStore(db.reads(), frozen);
        this.forms = forms;
        this.looks = looks;
        this.sent = sent;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getMessageLook", this::look);
    }

    /** With samples: a person's own values are for those alone who may see them. */
    private Answer look(Call call) {
        Subject found = messages.find(call.id("message", PublicIds.MESSAGE))
                .filter(subject -> Visible.to(call, subject))
                .orElseThrow(HttpProblem::notFound);
        List<Attempt> attempts = found.life().attempts();
        Channel channel = attempts.isEmpty() ? Channel.RCS : attempts.getLast().channel();
        String name = MessageView.lower(channel);
        JsonNode shown = shown(forms.edition(found.frozen()), channel, call).orElseThrow(HttpProblem::notFound);
        ObjectNode json = Json.object().put("channel", name);
        json.set(name, shown);
        return Answer.ok(json);
    }

    private Optional<? extends JsonNode> shown(Forms.Edition edition, Channel channel, Call call) {
        Card card = edition.card();
        return switch (channel) {
            case RCS -> looks.of(card, card.locale(), Looks::thumbnail);
            case MMS, SMS ->
                Optional.of(sent.of(card, edition.content().imprint(), Looks::thumbnail, call.reader())
                        .path(MessageView.lower(channel)));
        };
    }
}
