package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.card.Card;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.MmsContent.Part;
import org.cardwire.fitting.Renditions.Rendition;
import org.cardwire.media.Shares;

/**
 * A card as MMS: a subject and one slide per card, picture above words (OMA-TS-MMS-CONF). The whole message stays under the
 * link's limit: what the longest texts of the batch leave is shared among the pictures so that the worst of them
 * is as good as can be, and every message is measured once more with its own texts.
 */
public final class MmsForm implements Form {
    private final Profile.Mms profile;
    private final Slides slides;
    private final Part smil;
    private final List<Optional<Rendition>> media;
    private final List<Optional<Part>> pictures;

    private MmsForm(Profile.Mms profile, Slides slides, List<Optional<Rendition>> media, Limits limits) {
        this.profile = profile;
        this.slides = slides;
        this.media = List.copyOf(media);
        this.pictures = IntStream.range(0, media.size())
                .mapToObj(slide -> media.get(slide).map(fitted -> Smil.picture(slide, fitted)))
                .toList();
        this.smil = Smil.part(slides, pictures, limits);
    }

    static Preparation prepare(
            Card card, Values longest, Profile.Mms profile, Limits limits, Renditions renditions, Links links) {
        Slides slides = new Slides(card, limits, links);
        var room = new MmsRoom(slides, longest, profile, limits);
        int least = limits.of(Limit.MMS_MEDIA_BYTES_MIN);
        if (slides.pictures() > 0 && !room.holds(Collections.nCopies(slides.pictures(), least))) {
            return room.none();
        }
        List<SharedPicture> pictures = slides.assets()
                .map(asset -> new SharedPicture(asset, renditions))
                .toList();
        Iterator<Integer> shares =
                new Shares(least, room::holds).among(pictures).iterator();
        List<Rendition> fitted = new ArrayList<>();
        for (SharedPicture picture : pictures) {
            switch (picture.at(shares.next())) {
                case Renditions.Refused refused -> {
                    return refused.of(picture.asset());
                }
                case Rendition rendition -> fitted.add(rendition);
            }
        }
        return new MmsForm(profile, slides, bySlide(slides, fitted), limits);
    }

    private static List<Optional<Rendition>> bySlide(Slides slides, List<Rendition> fitted) {
        Iterator<Rendition> next = fitted.iterator();
        return IntStream.range(0, slides.count())
                .mapToObj(slide -> slides.asset(slide).map(_ -> next.next()))
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.MMS;
    }

    /** For each slide its picture, if it has one. */
    List<Optional<Rendition>> media() {
        return media;
    }

    @Override
    public Derivation derive(Recipient to) {
        String subject = slides.subject(to.values());
        MmsContent content = slides.content(subject, to.message(), to.values(), smil, pictures);
        long bytes = profile.size().bytes(content);
        if (bytes > profile.maxBytes()) {
            return new Unfit(
                    Unfit.Code.MESSAGE_TOO_LARGE, Map.of("bytes", "" + bytes, "limit", "" + profile.maxBytes()));
        }
        return new Derived(content, slides.losses(to.values()), bytes, 1);
    }
}
