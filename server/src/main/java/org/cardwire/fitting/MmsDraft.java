package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.card.Card;
import org.cardwire.card.CardMedia;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Values;
import org.cardwire.fitting.Renditions.Pending;
import org.cardwire.fitting.Renditions.Refused;
import org.cardwire.fitting.Renditions.Rendition;
import org.cardwire.media.Shares;

/**
 * An MMS while its media are fitted: clips first, each to its share of the room; what they leave is shared among the
 * pictures so that the worst of them is as good as can be. A film that does not fit becomes its poster; one that could not
 * be made this time does not.
 */
final class MmsDraft {
    private static final int BITS = 8;

    private final Card card;
    private final Values longest;
    private final Profile.Mms profile;
    private final Limits limits;
    private final Renditions renditions;
    private final Links links;

    MmsDraft(Card card, Values longest, Profile.Mms profile, Limits limits, Renditions renditions, Links links) {
        this.card = card;
        this.longest = longest;
        this.profile = profile;
        this.limits = limits;
        this.renditions = renditions;
        this.links = links;
    }

    Preparation prepare() {
        return fitted(card.cards().stream()
                .map(content -> content.media().map(CardMedia::asset).map(this::media))
                .toList());
    }

    private SlideMedia media(String asset) {
        var media = new SlideMedia(asset, renditions.medium(asset));
        return media.film() && !profile.plays().films() ? media.asPoster() : media;
    }

    /** With one poster more for each time that a film proves not to fit. */
    private Preparation fitted(List<Optional<SlideMedia>> media) {
        Slides slides = new Slides(card, media, limits, links);
        var room = new MmsRoom(slides, longest, profile);
        List<Integer> places = slides.withMedia();
        int least = limits.of(Limit.MMS_MEDIA_BYTES_MIN);
        if (!places.isEmpty() && !room.holds(Collections.nCopies(places.size(), least))) {
            return room.none();
        }
        Map<Integer, Rendition> fitted = new HashMap<>();
        List<Pending> pending = new ArrayList<>();
        int clipLimit = media.stream().flatMap(Optional::stream).anyMatch(SlideMedia::plays) ? room.clipLimit() : 0;
        for (int place : places) {
            SlideMedia shown = slides.media(place).orElseThrow();
            if (shown.plays()) {
                switch (clip(shown, clipLimit)) {
                    case Rendition rendition -> fitted.put(place, rendition);
                    case Pending later -> pending.add(later);
                    case Refused refused -> {
                        boolean poster = shown.film() && !Refused.ofTheMoment(refused.code());
                        return poster ? fitted(withPoster(media, place)) : refused.of(shown.asset());
                    }
                }
            }
        }
        return pending.isEmpty() ? withPictures(slides, room, fitted) : NotReady.of(pending);
    }

    /** A film that would get too little is not tried. */
    private Renditions.Answer clip(SlideMedia clip, int limit) {
        int bytes = Geometry.clipBytes(clip.medium(), limits.of(Limit.CLIP_KILOBITS_MAX), limit);
        long least = clip.medium().length().toMillis() * limits.of(Limit.MMS_CLIP_KILOBITS_MIN) / BITS;
        if (clip.film() && limit < least) {
            return new Refused("too-small-limit", Map.of("limit", "" + limit, "smallest", "" + least));
        }
        return renditions.clip(clip.asset(), Geometry.mmsClip(bytes, clip.medium(), profile.plays()));
    }

    private static List<Optional<SlideMedia>> withPoster(List<Optional<SlideMedia>> media, int place) {
        List<Optional<SlideMedia>> changed = new ArrayList<>(media);
        changed.set(place, media.get(place).map(SlideMedia::asPoster));
        return changed;
    }

    private Preparation withPictures(Slides slides, MmsRoom room, Map<Integer, Rendition> fitted) {
        List<Integer> places = slides.withMedia().stream()
                .filter(place -> !fitted.containsKey(place))
                .toList();
        List<SharedPicture> pictures = places.stream()
                .map(place -> slides.media(place).orElseThrow().asset())
                .map(asset -> new SharedPicture(asset, renditions))
                .toList();
        int least = limits.of(Limit.MMS_MEDIA_BYTES_MIN);
        List<Integer> shares = new Shares(least, bytes -> room.holds(beside(slides, fitted, bytes))).among(pictures);
        boolean drafts = pictures.stream().anyMatch(SharedPicture::metDraft);
        for (int i = 0; i < places.size(); i++) {
            SharedPicture picture = pictures.get(i);
            switch (picture.at(shares.get(i))) {
                case Refused refused -> {
                    return refused.of(picture.asset());
                }
                case Rendition rendition -> fitted.put(places.get(i), drafts ? rendition.asDraft() : rendition);
            }
        }
        List<Optional<Rendition>> bySlide = IntStream.range(0, slides.count())
                .mapToObj(slide -> Optional.ofNullable(fitted.get(slide)))
                .toList();
        return new MmsForm(profile, slides, bySlide);
    }

    /** The sizes of all media, in the order of their slides. */
    private static List<Integer> beside(Slides slides, Map<Integer, Rendition> clips, List<Integer> pictures) {
        Iterator<Integer> next = pictures.iterator();
        return slides.withMedia().stream()
                .map(place -> Optional.ofNullable(clips.get(place))
                        .map(clip -> clip.body().size())
                        .orElseGet(next::next))
                .toList();
    }
}
