package org.cardwire.fitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.MmsContent.Part;

/** What the longest texts of a batch leave of a message for its media: whole messages are counted as the link counts them. */
final class MmsRoom {
    /** What plays gets as much as so many pictures. */
    private static final int SHARES_OF_A_CLIP = 3;
    /** A clip's limit keeps its six leading bits, at most 3 % less: a word more or less does not have it made anew. */
    private static final int GRID_BITS = 5;

    private final Slides slides;
    private final Values longest;
    private final Profile.Mms profile;

    MmsRoom(Slides slides, Values longest, Profile.Mms profile) {
        this.slides = slides;
        this.longest = longest;
        this.profile = profile;
    }

    /** Whether media of so many bytes, in the order of their slides, leave every message of the batch within the limit. */
    boolean holds(List<Integer> bytes) {
        return bytes.stream().allMatch(each -> each <= profile.maxBytes()) && worst(bytes) <= profile.maxBytes();
    }

    /** Bytes of each clip, before it is known what the pictures beside it can use. */
    int clipLimit() {
        int holds = 0;
        int tooMany = profile.maxBytes() + 1;
        while (tooMany - holds > 1) {
            int middle = (holds + tooMany) >>> 1;
            if (holds(shares(middle))) {
                holds = middle;
            } else {
                tooMany = middle;
            }
        }
        int limit = Math.max(1, holds * SHARES_OF_A_CLIP);
        return limit & -Math.max(1, Integer.highestOneBit(limit) >> GRID_BITS);
    }

    private List<Integer> shares(int bytes) {
        return slides.withMedia().stream()
                .flatMap(slide -> slides.media(slide).stream())
                .map(media -> media.plays() ? SHARES_OF_A_CLIP * bytes : bytes)
                .toList();
    }

    Unfit none() {
        int media = slides.withMedia().size();
        long overhead = worst(Collections.nCopies(media, 0));
        return new Unfit(
                Unfit.Code.NO_ROOM_FOR_MEDIA,
                Map.of("limit", "" + profile.maxBytes(), "overhead", "" + overhead, "pictures", "" + media));
    }

    /** The largest message of the batch. */
    private long worst(List<Integer> bytes) {
        Iterator<Integer> sizes = bytes.iterator();
        List<Optional<Part>> media = new ArrayList<>();
        for (int slide = 0; slide < slides.count(); slide++) {
            int number = slide;
            media.add(slides.media(slide)
                    .map(shown -> Smil.blank(number, shown, profile.plays(), Blob.of(new byte[sizes.next()]))));
        }
        Part smil = Smil.part(slides, media);
        return slides.longestSubjects(longest).stream()
                .mapToLong(subject -> profile.size().bytes(slides.content(subject, 0, longest, smil, media)))
                .max()
                .orElse(0);
    }
}
