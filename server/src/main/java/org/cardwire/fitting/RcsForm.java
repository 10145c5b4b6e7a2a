package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.CardMedia;
import org.cardwire.card.Lengths;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Problem;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * A card as RCS message: carousel, one card, or text, each with suggestions. Addresses are not rewritten, and every button
 * carries our own postback.
 */
public final class RcsForm implements Form {
    private final Card card;
    private final List<Optional<Picture>> pictures;
    private final Lengths lengths;
    private final Limits limits;
    private final ButtonLines lines;
    private final Tokens tokens;

    private RcsForm(Card card, List<Optional<Picture>> pictures, Limits limits, Tokens tokens) {
        this.card = card;
        this.pictures = List.copyOf(pictures);
        this.limits = limits;
        this.lengths = new Lengths(card, limits);
        this.lines = new ButtonLines(card);
        this.tokens = tokens;
    }

    static Preparation prepare(Card card, Limits limits, Renditions renditions, Tokens tokens) {
        List<Optional<Picture>> pictures = new ArrayList<>();
        for (CardContent content : card.cards()) {
            if (content.media().isEmpty()) {
                pictures.add(Optional.empty());
                continue;
            }
            CardMedia media = content.media().get();
            switch (renditions.rendition(media.asset(), Geometry.rcs(card.layout(), media, limits))) {
                case Renditions.Refused refused -> {
                    return refused.of(media.asset());
                }
                case Rendition rendition ->
                    pictures.add(
                            Optional.of(new Picture(media, rendition, thumbnail(card, media, limits, renditions))));
            }
        }
        return new RcsForm(card, pictures, limits, tokens);
    }

    /** A card without a thumbnail is still a card. */
    private static Optional<RcsContent.Thumbnail> thumbnail(
            Card card, CardMedia media, Limits limits, Renditions renditions) {
        return switch (renditions.rendition(media.asset(), Geometry.thumbnail(card.layout(), media, limits))) {
            case Renditions.Refused refused -> Optional.empty();
            case Rendition small ->
                Optional.of(new RcsContent.Thumbnail(
                        small.publicUrl(), small.contentType(), small.body().size()));
        };
    }

    /** The media of one card, all but its description the same for everyone. */
    record Picture(CardMedia media, Rendition rendition, Optional<RcsContent.Thumbnail> thumbnail) {
        RcsContent.Media with(Values values) {
            return new RcsContent.Media(
                    rendition.publicUrl(),
                    rendition.contentType(),
                    rendition.body().size(),
                    thumbnail,
                    height(),
                    media.alt().map(alt -> alt.fill(values)).orElse(""));
        }

        private RcsContent.Height height() {
            return switch (media.height()) {
                case SHORT -> RcsContent.Height.SHORT;
                case MEDIUM -> RcsContent.Height.MEDIUM;
                case TALL -> RcsContent.Height.TALL;
            };
        }
    }

    @Override
    public Channel channel() {
        return Channel.RCS;
    }

    @Override
    public Derivation derive(Recipient to) {
        Optional<Problem> flaw = lengths.check(to.values()).stream().findFirst();
        if (flaw.isPresent()) {
            return unfit(flaw.get());
        }
        Features features = new Features(to.features(), to.level().atMost(RcsLevel.top(card)));
        RcsDraft draft = new RcsDraft(this, to, features);
        return switch (features.level()) {
            case CAROUSEL -> draft.carousel();
            case CARD -> draft.card();
            case TEXT -> draft.text();
        };
    }

    private static Derivation unfit(Problem flaw) {
        Map<String, String> params = new HashMap<>(flaw.params());
        params.put("field", flaw.pointer().isEmpty() ? "/text" : flaw.pointer());
        return new Unfit(flaw.code() == Problem.Code.EMPTY ? Unfit.Code.EMPTY : Unfit.Code.TOO_LONG, params);
    }

    Card source() {
        return card;
    }

    /** For each card its picture, if it has one. */
    List<Optional<Rendition>> media() {
        return pictures.stream().map(one -> one.map(Picture::rendition)).toList();
    }

    Optional<Picture> picture(int of) {
        return pictures.get(of);
    }

    ButtonLines lines() {
        return lines;
    }

    int limit(Limit limit) {
        return limits.of(limit);
    }

    String postback(long message, int button) {
        return tokens.postback(message, button);
    }
}
