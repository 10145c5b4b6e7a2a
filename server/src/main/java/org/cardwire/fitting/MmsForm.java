package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.card.Card;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.MmsContent.Part;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * A card as MMS: a subject and one slide per card, picture above words (OMA-TS-MMS-CONF). The whole message stays under the
 * link's limit: what the longest texts of the batch leave is shared equally among the pictures, and every message is
 * measured once more with its own texts.
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
        List<Optional<Rendition>> media = new ArrayList<>();
        int share = share(slides, longest, profile, limits);
        if (share < limits.of(Limit.MMS_MEDIA_BYTES_MIN) && slides.pictures() > 0) {
            return noRoom(slides, longest, profile, limits);
        }
        for (int slide = 0; slide < slides.count(); slide++) {
            Optional<String> asset = slides.asset(slide);
            if (asset.isEmpty()) {
                media.add(Optional.empty());
                continue;
            }
            switch (renditions.rendition(asset.get(), Geometry.mms(share))) {
                case Renditions.Refused refused -> {
                    return refused.of(asset.get());
                }
                case Rendition rendition -> media.add(Optional.of(rendition));
            }
        }
        return new MmsForm(profile, slides, media, limits);
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

    /** The most bytes that every picture can have: the size grows with them, whatever the transfer encoding. */
    private static int share(Slides slides, Values longest, Profile.Mms profile, Limits limits) {
        int fits = -1;
        int tooMany = profile.maxBytes() + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (worst(slides, longest, profile, limits, middle) <= profile.maxBytes()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    /** The largest message of the batch if every picture had so many bytes. */
    private static long worst(Slides slides, Values longest, Profile.Mms profile, Limits limits, int each) {
        Blob blank = Blob.of(new byte[each]);
        List<Optional<Part>> pictures = new ArrayList<>();
        for (int slide = 0; slide < slides.count(); slide++) {
            int number = slide;
            pictures.add(slides.asset(slide).map(asset -> Smil.blank(number, blank)));
        }
        Part smil = Smil.part(slides, pictures, limits);
        return slides.longestSubjects(longest).stream()
                .mapToLong(subject -> profile.size().bytes(slides.content(subject, 0, longest, smil, pictures)))
                .max()
                .orElse(0);
    }

    private static Unfit noRoom(Slides slides, Values longest, Profile.Mms profile, Limits limits) {
        long overhead = worst(slides, longest, profile, limits, 0);
        return new Unfit(
                Unfit.Code.NO_ROOM_FOR_MEDIA,
                Map.of(
                        "limit", "" + profile.maxBytes(),
                        "overhead", "" + overhead,
                        "pictures", "" + slides.pictures()));
    }
}
