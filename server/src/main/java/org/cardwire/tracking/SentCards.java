package org.cardwire.tracking;

import java.util.Optional;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.Parsed;
import org.cardwire.card.Values;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Partitions;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.Forms;
import org.cardwire.submission.FrozenContent;

/** What was sent with a message: its card as frozen, in its language, with the recipient's values. Blocks. */
public final class SentCards {
    /** @param card has one language and no translations */
    public record SentCard(Message message, Frozen frozen, FrozenContent content, Card card, Values values, Life life) {
        /** By its index in postback tokens and short links. */
        public Optional<Button> button(int index) {
            return index >= 0 && index < card.buttons().size()
                    ? Optional.of(card.buttons().get(index))
                    : Optional.empty();
        }

        public String label(Button button) {
            return button.label().fill(values);
        }
    }

    private final MessageStore messages;
    private final Forms forms;
    private final PersonalData personal;
    private final Partitions partitions;

    public SentCards(MessageStore messages, Forms forms, PersonalData personal, Partitions partitions) {
        this.messages = messages;
        this.forms = forms;
        this.personal = personal;
        this.partitions = partitions;
    }

    /** Empty when the message is older than what is kept, or was erased. */
    public Optional<SentCard> find(long id) {
        return partitions.covers(id) ? messages.find(id).flatMap(this::open) : Optional.empty();
    }

    private Optional<SentCard> open(MessageStore.Subject subject) {
        Forms.Edition edition = forms.edition(subject.frozen());
        var given = personal.variables(subject.message()).map(Json::tree).orElseGet(Json::object);
        return switch (edition.variables().read(given, "")) {
            case Parsed.Valid<Values>(Values values) ->
                Optional.of(new SentCard(
                        subject.message(),
                        subject.frozen(),
                        edition.content(),
                        edition.card(),
                        values,
                        subject.life()));
            // Accepted messages have all the values that their card asks for: these were erased.
            case Parsed.Invalid<Values> _ -> Optional.empty();
        };
    }
}
