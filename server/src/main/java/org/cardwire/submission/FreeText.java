package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.brand.Sender;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.platform.json.Json;

/**
 * A text that somebody wrote to one handset, such as an answer: an ordinary service message, on the channel on which the
 * handset spoke, else by SMS. Read, accepted, delivered and blocked like any other. Blocks.
 */
public final class FreeText {
    private static final String CLIENT_REF = "inbox";

    private final SendReader reader;
    private final Acceptor acceptor;

    public FreeText(SendReader reader, Acceptor acceptor) {
        this.reader = reader;
        this.acceptor = acceptor;
    }

    /** @param live whether it may go to a real handset */
    public record Letter(long brand, long sender, Msisdn to, Channel channel, boolean live, String text) {}

    /** The id of the message. Throws {@link org.cardwire.platform.http.HttpProblem} when it cannot be sent. */
    public long send(Letter letter) {
        ObjectNode body = Json.object()
                .put("to", letter.to().e164())
                .put("sender", Sender.ID.of(letter.sender()))
                .put("clientRef", CLIENT_REF);
        body.set("card", Notices.card(letter.text(), language(letter.text())));
        var chain = body.putArray("chain");
        chain.addObject().put("channel", letter.channel().name().toLowerCase(Locale.ROOT));
        if (letter.channel() != Channel.SMS) {
            chain.addObject().put("channel", "sms");
        }
        Draft draft = reader.exempt(body, letter.brand(), letter.live());
        Request.Stored stored = acceptor.accept(new Request(
                letter.brand(),
                letter.live(),
                List.of(draft),
                Optional.empty(),
                accepted -> Long.toString(accepted.getFirst().messages().getFirst())));
        return Long.parseLong(stored.answer());
    }

    /** That of the sender's signature. */
    private static String language(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic) ? "zh-CN" : "en";
    }
}
