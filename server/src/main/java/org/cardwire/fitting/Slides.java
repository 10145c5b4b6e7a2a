package org.cardwire.fitting;

import java.net.URI;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.card.Action;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Phrase;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.MmsContent.Part;

/** The words of an MMS: which stand under which media, and the subject. A card without cards is one slide of text. */
final class Slides {
    private static final String ELLIPSIS = "…";
    /** MIME's line end (RFC 2046 §4.1.1). */
    private static final String LINE_END = "\r\n";

    private final Card card;
    private final Links links;
    private final ButtonLines lines;
    private final Optional<Phrase> subject;
    private final int subjectMax;
    private final int seconds;
    private final List<Optional<SlideMedia>> media;
    private final List<Loss> losses = new ArrayList<>();

    /** @param media for each card what stands above its words */
    Slides(Card card, List<Optional<SlideMedia>> media, Limits limits, Links links) {
        this.card = card;
        this.links = links;
        this.lines = new ButtonLines(card);
        this.subject = subject(card);
        this.subjectMax = limits.of(Limit.CARD_SUBJECT);
        this.seconds = limits.of(Limit.MMS_SLIDE_SECONDS);
        this.media = List.copyOf(media);
        if (card.cards().size() > 1) {
            losses.add(Loss.count(Loss.Code.CAROUSEL_AS_SLIDES, "cards", count()));
        }
        int posters = (int) media.stream()
                .flatMap(Optional::stream)
                .filter(SlideMedia::posterOnly)
                .count();
        if (posters > 0) {
            losses.add(Loss.count(Loss.Code.CLIP_AS_POSTER, "count", posters));
        }
    }

    /** The author's subject, or the first title. */
    private static Optional<Phrase> subject(Card card) {
        return card.overrides()
                .mmsSubject()
                .or(card::subject)
                .or(() -> card.cards().stream()
                        .limit(1)
                        .flatMap(c -> c.title().stream())
                        .findFirst());
    }

    int count() {
        return Math.max(1, card.cards().size());
    }

    /** Those that have media, in order. */
    List<Integer> withMedia() {
        return IntStream.range(0, media.size())
                .filter(slide -> media.get(slide).isPresent())
                .boxed()
                .toList();
    }

    Optional<SlideMedia> media(int slide) {
        return media.stream().skip(slide).findFirst().flatMap(found -> found);
    }

    /** Long enough to read, and until what plays has played. */
    int seconds(int slide) {
        return media(slide)
                .map(shown -> (int) Math.ceilDiv(shown.medium().length().toMillis(), 1000))
                .map(plays -> Math.max(plays, seconds))
                .orElse(seconds);
    }

    /** Whether the slide has words, whatever the values. */
    boolean words(int slide) {
        return (slide == 0 && card.text().isPresent())
                || posterOnly(slide)
                || content(slide).flatMap(c -> c.title().or(c::text)).isPresent()
                || buttons(slide).anyMatch(this::tellable);
    }

    String subject(Values values) {
        return subject.map(phrase -> shortened(phrase.fill(values))).orElse("");
    }

    /** Subjects than which none of the batch counts longer, be it escaped in XML or encoded in UTF-8. */
    List<String> longestSubjects(Values longest) {
        if (subject.isEmpty() || subject.get().fixed()) {
            return List.of(subject(longest));
        }
        return List.of("\"".repeat(subjectMax), "\uD83D\uDE00".repeat(subjectMax));
    }

    MmsContent content(String subject, long message, Values values, Part smil, List<Optional<Part>> media) {
        List<Part> parts = new ArrayList<>();
        for (int slide = 0; slide < count(); slide++) {
            media.get(slide).ifPresent(parts::add);
            if (words(slide)) {
                parts.add(Smil.text(slide, text(slide, message, values)));
            }
        }
        return new MmsContent(subject, smil, parts);
    }

    List<Loss> losses(Values values) {
        List<Loss> all = new ArrayList<>(losses);
        if (subject.map(phrase -> phrase.fill(values)).filter(this::tooLong).isPresent()) {
            all.add(Loss.count(Loss.Code.SUBJECT_SHORTENED, "max", subjectMax));
        }
        for (int i = 0; i < lines.buttons().size(); i++) {
            String label = lines.buttons().get(i).label().fill(values);
            all.add(Loss.button(tellable(i) ? Loss.Code.BUTTON_AS_TEXT : Loss.Code.BUTTON_NOT_SHOWN, label));
        }
        return all;
    }

    private String text(int slide, long message, Values values) {
        List<String> text = new ArrayList<>();
        if (slide == 0) {
            card.text().ifPresent(phrase -> text.add(phrase.fill(values)));
        }
        content(slide).flatMap(CardContent::title).ifPresent(phrase -> text.add(phrase.fill(values)));
        content(slide).flatMap(CardContent::text).ifPresent(phrase -> text.add(phrase.fill(values)));
        if (posterOnly(slide)) {
            text.add(lines.watch(links.cardPage(message)));
        }
        buttons(slide)
                .forEach(button -> lines.line(button, values, (index, open) -> link(message, index))
                        .ifPresent(text::add));
        text.removeIf(String::isEmpty);
        return String.join("\n", text).replace("\n", LINE_END);
    }

    private URI link(long message, int button) {
        return links.button(message, button);
    }

    /** The card's own; the last slide has the chips too. */
    private IntStream buttons(int slide) {
        int first = card.cards().isEmpty() ? 0 : card.firstButton(slide);
        int end = slide == count() - 1 ? lines.buttons().size() : card.firstButton(slide + 1);
        return IntStream.range(first, end);
    }

    private boolean posterOnly(int slide) {
        return media(slide).filter(SlideMedia::posterOnly).isPresent();
    }

    private boolean tellable(int button) {
        return !(lines.buttons().get(button).action() instanceof Action.ShareLocation);
    }

    private Optional<CardContent> content(int slide) {
        return card.cards().stream().skip(slide).findFirst();
    }

    private boolean tooLong(String text) {
        return text.codePointCount(0, text.length()) > subjectMax;
    }

    private String shortened(String text) {
        if (!tooLong(text)) {
            return text;
        }
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int end = clusters.preceding(text.offsetByCodePoints(0, subjectMax - 1) + 1);
        return text.substring(0, Math.max(end, 0)) + ELLIPSIS;
    }
}
