package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cardwire.card.Looks;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.MessageStore;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.submission.Forms;

/** How the card of a message looks, for those who read what people answered to it. */
public final class LookRoutes implements Routes {
    private final MessageStore messages;
    private final Forms forms;
    private final Looks looks;

    public LookRoutes(Db db, FrozenStore frozen, Forms forms, Looks looks) {
        this.messages = new MessageStore(db.reads(), frozen);
        this.forms = forms;
        this.looks = looks;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getMessageLook", this::look);
    }

    /** With samples: a person's own values are for those alone who may see them. */
    private Answer look(Call call) {
        ObjectNode look = messages.find(call.id("message", PublicIds.MESSAGE))
                .filter(found -> Visible.to(call, found))
                .map(found -> forms.edition(found.frozen()).card())
                .flatMap(card -> looks.of(card, card.locale(), Looks::thumbnail))
                .orElseThrow(HttpProblem::notFound);
        return Answer.ok(look).with("Cache-Control", "private, max-age=3600");
    }
}
