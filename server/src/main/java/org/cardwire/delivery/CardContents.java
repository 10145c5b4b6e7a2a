package org.cardwire.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Parsed;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fitting.Derived;
import org.cardwire.fitting.Form;
import org.cardwire.fitting.Loss;
import org.cardwire.fitting.NotReady;
import org.cardwire.fitting.RcsLevel;
import org.cardwire.fitting.Recipient;
import org.cardwire.fitting.Unfit;
import org.cardwire.link.Link;
import org.cardwire.message.Frozen;
import org.cardwire.message.Message;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.Forms;

/** The contents of messages whose submissions froze a card. */
public final class CardContents implements Contents {
    private final Forms forms;
    private final PersonalData personal;

    public CardContents(Forms forms, PersonalData personal) {
        this.forms = forms;
        this.personal = personal;
    }

    @Override
    public Addressing addressing(Frozen frozen) {
        var content = forms.edition(frozen).content();
        return new Addressing(content.sender(), content.confirmation(), content.reach());
    }

    @Override
    public Msisdn number(Message message) {
        return personal.number(message);
    }

    @Override
    public Made make(
            Message message, Frozen frozen, Channel channel, int level, Optional<Set<String>> features, Link link) {
        Recipient to = new Recipient(message.id(), values(message, frozen), features, RcsLevel.values()[level]);
        return switch (forms.form(frozen, link)) {
            case Unfit unfit -> unfit(unfit);
            case NotReady _ -> new Made.NotReady();
            case Form form ->
                switch (form.derive(to)) {
                    case Unfit unfit -> unfit(unfit);
                    case Derived derived ->
                        new Made.Ready(derived.content(), (int) derived.bytes(), losses(derived.losses()));
                };
        };
    }

    private Values values(Message message, Frozen frozen) {
        var given = personal.variables(message).map(Json::tree).orElseGet(Json::object);
        return switch (forms.edition(frozen).variables().read(given, "")) {
            case Parsed.Valid<Values>(Values values) -> values;
            case Parsed.Invalid<Values> invalid ->
                throw new IllegalStateException("message " + message.id() + " was accepted with " + invalid.problems());
        };
    }

    private static Made unfit(Unfit unfit) {
        return new Made.Unfit(unfit.code().wireName(), Json.write(unfit.params()));
    }

    private static String losses(List<Loss> losses) {
        return Json.write(losses.stream()
                .map(loss -> new Said(loss.code().wireName(), loss.params()))
                .toList());
    }

    private record Said(String code, Map<String, String> params) {}
}
