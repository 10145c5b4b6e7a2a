package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.Phrase;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SmsContent;

/**
 * A card as SMS: signature, text, one short link to the card page if the card has more than the text tells, and opt-out
 * words where the kind asks for them.
 */
public final class SmsForm implements Form {
    private static final int BITS_OF_SEPTET = 7;
    private static final int BITS_OF_OCTET = 8;

    private final Profile.Sms profile;
    private final Links links;
    private final String signature;
    private final List<Phrase> text;
    private final Optional<String> optOut;
    private final List<Loss> losses;

    SmsForm(Card edition, Profile.Sms profile, Links links) {
        this.profile = profile;
        this.links = links;
        this.signature = profile.imprint().signature(edition.locale());
        this.text = text(edition);
        this.optOut = profile.imprint().optOut(edition);
        this.losses = losses(edition, text);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Derivation derive(Recipient to) {
        String words = words(to.values());
        if (words.isBlank()) {
            return new Unfit(Unfit.Code.EMPTY, Map.of("field", "/text"));
        }
        SmsContent content = Segmenter.split(framed(words, to), profile.concatenation());
        int segments = content.segments().size();
        if (segments > profile.maxSegments()) {
            return new Unfit(
                    Unfit.Code.TOO_MANY_SEGMENTS, Map.of("segments", "" + segments, "max", "" + profile.maxSegments()));
        }
        return new Derived(content, losses, octets(content), segments);
    }

    private String framed(String words, Recipient to) {
        StringBuilder said = new StringBuilder(signature).append(words);
        if (!losses.isEmpty()) {
            said.append(' ').append(links.cardPage(to.message()));
        }
        optOut.ifPresent(how -> said.append(' ').append(how));
        return said.toString();
    }

    private String words(Values values) {
        return text.stream().map(phrase -> phrase.fill(values)).collect(Collectors.joining("\n"));
    }

    /** The author's words for SMS, or the message's text, or what the first card says. */
    private static List<Phrase> text(Card card) {
        Optional<Phrase> chosen = card.overrides().smsText().or(card::text);
        return chosen.map(List::of)
                .orElseGet(() -> card.cards().stream()
                        .limit(1)
                        .flatMap(first -> words(first).stream())
                        .toList());
    }

    private static List<Phrase> words(CardContent card) {
        return Stream.concat(card.title().stream(), card.text().stream()).toList();
    }

    private static List<Loss> losses(Card card, List<Phrase> text) {
        int untold = (int) card.cards().stream()
                .map(SmsForm::words)
                .filter(words -> !words.isEmpty() && !words.equals(text))
                .count();
        int media =
                (int) card.cards().stream().filter(c -> c.media().isPresent()).count();
        List<Loss> losses = new ArrayList<>();
        add(losses, Loss.Code.CARDS_ON_PAGE, untold);
        add(losses, Loss.Code.MEDIA_ON_PAGE, media);
        add(losses, Loss.Code.BUTTONS_ON_PAGE, card.buttons().size());
        return losses;
    }

    private static void add(List<Loss> losses, Loss.Code code, int count) {
        if (count > 0) {
            losses.add(Loss.count(code, "count", count));
        }
    }

    private static long octets(SmsContent content) {
        return content.segments().stream()
                .mapToLong(segment -> switch (content.coding()) {
                    case GSM7 ->
                        Math.ceilDiv(Segmenter.size(segment, content.coding()) * BITS_OF_SEPTET, BITS_OF_OCTET);
                    case UCS2 -> 2L * Segmenter.size(segment, content.coding());
                })
                .sum();
    }
}
