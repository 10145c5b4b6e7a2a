package org.cardwire.fitting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;

/** What a handset loads of an RCS message: its files, and its words in UTF-8. */
final class RcsBytes {
    private RcsBytes() {}

    static long of(RcsContent.Body body, List<Suggestion> chips) {
        long shown = switch (body) {
            case RcsContent.Text(String text) -> utf8(text);
            case RcsContent.Standalone(var orientation, RichCard card) -> card(card);
            case RcsContent.Carousel(var width, var cards) ->
                cards.stream().mapToLong(RcsBytes::card).sum();
        };
        return shown + labels(chips);
    }

    private static long card(RichCard card) {
        LongStream words =
                LongStream.of(optional(card.title()), optional(card.description()), labels(card.suggestions()));
        return words.sum() + card.media().map(RcsContent.Media::bytes).orElse(0L);
    }

    private static long labels(List<Suggestion> suggestions) {
        return suggestions.stream().mapToLong(s -> utf8(s.label())).sum();
    }

    private static long optional(Optional<String> text) {
        return text.map(RcsBytes::utf8).orElse(0L);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
