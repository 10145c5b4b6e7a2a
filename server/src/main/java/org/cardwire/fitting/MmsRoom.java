package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Limits;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.MmsContent.Part;

/** What the longest texts of a batch leave of a message for its pictures: whole messages are counted as the link counts them. */
final class MmsRoom {
    private final Slides slides;
    private final Values longest;
    private final Profile.Mms profile;
    private final Limits limits;

    MmsRoom(Slides slides, Values longest, Profile.Mms profile, Limits limits) {
        this.slides = slides;
        this.longest = longest;
        this.profile = profile;
        this.limits = limits;
    }

    /** Whether pictures of so many bytes, in the order of their slides, leave every message of the batch within the limit. */
    boolean holds(List<Integer> bytes) {
        return bytes.stream().allMatch(each -> each <= profile.maxBytes()) && worst(bytes) <= profile.maxBytes();
    }

    Unfit none() {
        long overhead = worst(Collections.nCopies(slides.pictures(), 0));
        return new Unfit(
                Unfit.Code.NO_ROOM_FOR_MEDIA,
                Map.of(
                        "limit", "" + profile.maxBytes(),
                        "overhead", "" + overhead,
                        "pictures", "" + slides.pictures()));
    }

    /** The largest message of the batch. */
    private long worst(List<Integer> bytes) {
        Iterator<Integer> sizes = bytes.iterator();
        List<Optional<Part>> pictures = new ArrayList<>();
        for (int slide = 0; slide < slides.count(); slide++) {
            int number = slide;
            pictures.add(slides.asset(slide).map(_ -> Smil.blank(number, Blob.of(new byte[sizes.next()]))));
        }
        Part smil = Smil.part(slides, pictures, limits);
        return slides.longestSubjects(longest).stream()
                .mapToLong(subject -> profile.size().bytes(slides.content(subject, 0, longest, smil, pictures)))
                .max()
                .orElse(0);
    }
}
