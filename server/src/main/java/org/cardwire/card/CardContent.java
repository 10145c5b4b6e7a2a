package org.cardwire.card;

import java.util.List;
import java.util.Optional;

/** One card of the message: it has media, a title or a text. */
public record CardContent(
        String id, Optional<CardMedia> media, Optional<Phrase> title, Optional<Phrase> text, List<Button> buttons) {
    public CardContent {
        buttons = List.copyOf(buttons);
    }
}
