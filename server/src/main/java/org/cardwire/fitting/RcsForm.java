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
import org.cardwire.fitting.Renditions.Pending;
import org.cardwire.fitting.Renditions.Refused;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * A card as RCS message: carousel, one card, or text, each with suggestions. Addresses are not rewritten, and every button
 * carries our own postback.
 */
public final class RcsForm implements Form {
    private final Card card;
    private final List<Optional<Shown>> shown;
    private final Lengths lengths;
    private final Limits limits;
    private final ButtonLines lines;
    private final Tokens tokens;

    private RcsForm(Card card, List<Optional<Shown>> shown, Limits limits, Tokens tokens) {
        this.card = card;
        this.shown = List.copyOf(shown);
        this.limits = limits;
        this.lengths = new Lengths(card, limits);
        this.lines = new ButtonLines(card);
        this.tokens = tokens;
    }

    static Preparation prepare(Card card, Limits limits, Renditions renditions, Tokens tokens) {
        List<Optional<Shown>> shown = new ArrayList<>();
        List<Pending> pending = new ArrayList<>();
        for (CardContent content : card.cards()) {
            if (content.media().isEmpty()) {
                shown.add(Optional.empty());
                continue;
            }
            CardMedia media = content.media().get();
            switch (fitted(card, media, limits, renditions)) {
                case Refused refused -> {
                    return refused.of(media.asset());
                }
                case Pending later -> pending.add(later);
                case Rendition rendition ->
                    shown.add(Optional.of(Shown.of(media, rendition, thumbnail(card, media, limits, renditions))));
            }
        }
        return pending.isEmpty() ? new RcsForm(card, shown, limits, tokens) : NotReady.of(pending);
    }

    /** Sounds have no place in cards (RCS Business Messaging, media types), so that they are refused as pictures. */
    private static Renditions.Answer fitted(Card card, CardMedia media, Limits limits, Renditions renditions) {
        Medium medium = renditions.medium(media.asset());
        return medium.kind() == Medium.Kind.FILM
                ? renditions.clip(media.asset(), Geometry.rcsFilm(card.layout(), media, medium, limits))
                : renditions.picture(media.asset(), Geometry.rcs(card.layout(), media, limits));
    }

    /** A card without a thumbnail is still a card. */
    private static Optional<RcsContent.Thumbnail> thumbnail(
            Card card, CardMedia media, Limits limits, Renditions renditions) {
        return switch (renditions.picture(media.asset(), Geometry.thumbnail(card.layout(), media, limits))) {
            case Refused refused -> Optional.empty();
            case Rendition small ->
                Optional.of(new RcsContent.Thumbnail(
                        small.publicUrl(), small.contentType(), small.body().size()));
        };
    }

    /**
     * The media of one card, all but its description the same for everyone. The platform fetches the bytes: none are kept
     * here.
     */
    record Shown(CardMedia media, ShownMedia file, Optional<RcsContent.Thumbnail> thumbnail) {
        static Shown of(CardMedia media, Rendition rendition, Optional<RcsContent.Thumbnail> thumbnail) {
            return new Shown(media, ShownMedia.of(rendition, thumbnail.map(RcsContent.Thumbnail::url)), thumbnail);
        }

        RcsContent.Media with(Values values) {
            return new RcsContent.Media(
                    file.url(),
                    file.contentType(),
                    file.bytes(),
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

    /** For each card what stands on it. */
    List<Optional<ShownMedia>> media() {
        return shown.stream().map(one -> one.map(Shown::file)).toList();
    }

    Optional<Shown> shown(int card) {
        return shown.get(card);
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
