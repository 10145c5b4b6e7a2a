package org.cardwire.fitting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.MmsContent.Part;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * A card as MMS: a subject and one slide per card, picture or film above words (OMA-TS-MMS-CONF). The whole message stays
 * under the link's limit: media are fitted to what the longest texts of the batch leave ({@link MmsDraft}), and every
 * message is measured once more with its own texts.
 */
public final class MmsForm implements Form {
    private final Profile.Mms profile;
    private final Slides slides;
    private final Part smil;
    private final List<Optional<ShownMedia>> media;
    private final List<Optional<Part>> parts;

    /** @param media for each slide, if it has any */
    MmsForm(Profile.Mms profile, Slides slides, List<Optional<Rendition>> media) {
        this.profile = profile;
        this.slides = slides;
        this.media = media.stream()
                .map(fitted -> fitted.map(one -> ShownMedia.of(one, Optional.empty())))
                .toList();
        this.parts = IntStream.range(0, media.size())
                .mapToObj(slide -> media.get(slide).map(fitted -> Smil.media(slide, fitted)))
                .toList();
        this.smil = Smil.part(slides, parts);
    }

    @Override
    public Channel channel() {
        return Channel.MMS;
    }

    /** For each slide its picture or clip, if it has one. */
    List<Optional<ShownMedia>> media() {
        return media;
    }

    /** For each slide how long it stands. */
    List<Integer> seconds() {
        return IntStream.range(0, slides.count()).map(slides::seconds).boxed().toList();
    }

    @Override
    public Derivation derive(Recipient to) {
        String subject = slides.subject(to.values());
        MmsContent content = slides.content(subject, to.message(), to.values(), smil, parts);
        long bytes = profile.size().bytes(content);
        if (bytes > profile.maxBytes()) {
            return new Unfit(
                    Unfit.Code.MESSAGE_TOO_LARGE, Map.of("bytes", "" + bytes, "limit", "" + profile.maxBytes()));
        }
        return new Derived(content, slides.losses(to.values()), bytes, 1);
    }
}
