package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.Card.Kind;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fitting.Imprint;
import org.cardwire.message.Form;
import org.cardwire.message.FrozenStore;
import org.cardwire.platform.http.Repeats;
import org.cardwire.platform.json.Json;

/**
 * The server's own answers to handsets, such as the confirmation of an opt-out: a service message with nothing but a text,
 * on the channel on which the handset spoke, else by SMS. An opt-out does not block them.
 */
public final class Notices {
    /** @param text shown as it is: it has no variables */
    public record Notice(
            long brand, long sender, Msisdn to, Channel channel, Locale language, boolean live, String text) {}

    private final SenderFacts.Directory senders;
    private final FrozenStore frozen;
    private final Acceptor acceptor;
    private final InstantSource clock;
    private final String limits;

    /** @param limits the version of the limits registry */
    public Notices(
            SenderFacts.Directory senders, FrozenStore frozen, Acceptor acceptor, InstantSource clock, String limits) {
        this.senders = senders;
        this.frozen = frozen;
        this.acceptor = acceptor;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Returns when it is on disk; however often it is sent within a day under the same name, it goes out once. Blocks.
     * Throws {@link org.cardwire.platform.http.HttpProblem} when it could not be stored.
     */
    public void send(Notice notice, String once) {
        Map<String, String> signatures = senders.find(notice.brand(), notice.sender())
                .map(facts -> facts.imprint().signatures())
                .orElse(Map.of());
        String language = notice.language().toLanguageTag();
        FrozenContent content = new FrozenContent(
                card(notice.text(), language),
                language,
                notice.sender(),
                new Imprint(signatures, Map.of(), false),
                Optional.empty(),
                limits,
                true,
                Optional.empty());
        var kept = frozen.keep(
                notice.brand(), notice.live(), Kind.SERVICE.lane(), chain(notice.channel()), Json.write(content));
        Instant now = clock.instant();
        Draft draft = new Draft(
                kept,
                List.of(notice.to()),
                Json.object(),
                now,
                now.plus(Kinds.expiry(Kind.SERVICE)),
                Optional.empty(),
                Optional.empty());
        acceptor.accept(new Request(
                notice.brand(),
                notice.live(),
                List.of(draft),
                Optional.of(new Repeats.Once("notice:" + once, once.getBytes(StandardCharsets.UTF_8))),
                _ -> "{}"));
    }

    /** A card with nothing but a text, which is shown as it is. */
    static JsonNode card(String text, String language) {
        var card = Json.object()
                .put("version", Card.VERSION)
                .put("kind", "service")
                .put("locale", language)
                .put("layout", "card")
                .put("text", text.replace("{{", "{ {"));
        card.putArray("cards");
        return card;
    }

    private static List<Form> chain(Channel spoken) {
        Form sms = Kinds.form(Kind.SERVICE, Channel.SMS);
        return spoken == Channel.SMS ? List.of(sms) : List.of(Kinds.form(Kind.SERVICE, spoken), sms);
    }
}
