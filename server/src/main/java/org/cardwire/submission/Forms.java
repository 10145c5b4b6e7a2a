package org.cardwire.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Locale;
import org.cardwire.asset.NotNow;
import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Variables;
import org.cardwire.carrier.mm7.Mm7Size;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.MessageSize;
import org.cardwire.fitting.NotReady;
import org.cardwire.fitting.Plays;
import org.cardwire.fitting.Preparation;
import org.cardwire.fitting.Profile;
import org.cardwire.fitting.Unfit;
import org.cardwire.link.Link;
import org.cardwire.message.Frozen;
import org.cardwire.platform.json.Json;

/** Frozen contents made ready to be derived from, each once: the card in its language, and its form for a link. May block. */
public final class Forms {
    /** A frozen content, read. */
    public record Edition(FrozenContent content, Card card, Variables variables) {}

    private record Key(long frozen, Profile profile) {}

    /** The most that one SMS may take, unless a setting says otherwise. */
    public static final int MAX_SEGMENTS = 10;

    private static final int REMEMBERED = 500;
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(1);
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final Limits limits;
    private final Deriver deriver;
    private final int maxSegments;
    private final Cache<Long, Edition> editions =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Key, Preparation> prepared = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.creating((Key _, Preparation made) -> kept(made)))
            .build();

    /** @param maxSegments the most that one SMS may take */
    public Forms(Limits limits, Deriver deriver, int maxSegments) {
        this.limits = limits;
        this.deriver = deriver;
        this.maxSegments = maxSegments;
    }

    public Edition edition(Frozen frozen) {
        return editions.get(frozen.id(), _ -> read(frozen));
    }

    private Edition read(Frozen frozen) {
        FrozenContent content = Json.read(frozen.document(), FrozenContent.class);
        Card card = switch (Card.parse(content.card(), limits)) {
            case Parsed.Valid<Card>(Card valid) -> valid.in(Locale.forLanguageTag(content.locale()));
            case Parsed.Invalid<Card> invalid ->
                throw new IllegalStateException(
                        "frozen content " + frozen.id() + " is not a card: " + invalid.problems());
        };
        return new Edition(content, card, new Variables(card));
    }

    /** The form for what this link's channel and carrier allow. */
    public Preparation form(Frozen frozen, Link link) {
        Edition edition = edition(frozen);
        Profile profile = profile(link, edition.content());
        return prepared.get(new Key(frozen.id(), profile), _ -> prepare(edition.card(), profile));
    }

    /** The same for what is not frozen; made anew with each call. */
    Preparation form(Edition edition, Link link) {
        return prepare(edition.card(), profile(link, edition.content()));
    }

    /** What went wrong with a medium this once is waited for, like one that is being made: it decides nothing for good. */
    private Preparation prepare(Card edition, Profile profile) {
        try {
            Preparation made = deriver.prepare(edition, new Variables(edition).longest(), profile);
            return made instanceof Unfit unfit && unfit.ofTheMoment() ? NotReady.notBegun() : made;
        } catch (NotNow e) {
            return NotReady.notBegun();
        }
    }

    /** The members of a chunk that wait for media ask once together. */
    private static Duration kept(Preparation made) {
        return made instanceof NotReady ? UNTIL_ASKED_AGAIN : FOR_EVER;
    }

    private Profile profile(Link link, FrozenContent content) {
        return switch (link.channel()) {
            case RCS -> new Profile.Rcs();
            case MMS -> mms(link);
            case SMS -> new Profile.Sms(link.traits().concatenation(), maxSegments, content.imprint());
        };
    }

    static Profile.Mms mms(Link link) {
        return mms(link.traits().messageBytes(), plays(link.settings().getOrDefault("content-class", "")));
    }

    /** An MMS of at most so many bytes, counted as relays count them. */
    static Profile.Mms mms(int bytes, Plays plays) {
        return new Profile.Mms(bytes, WHOLE, plays);
    }

    /** By the content class that the relay is told (OMA-TS-MMS-CONF §7); without one, the handsets are today's. */
    private static Plays plays(String contentClass) {
        return switch (contentClass) {
            case "video-basic", "video-rich", "content-basic" -> Plays.CLASSIC;
            case "text", "image-basic", "image-rich", "megapixel" -> Plays.PICTURES;
            default -> Plays.MP4;
        };
    }

    /** What the SOAP part of an MM7 request takes at most, beside the slide show. */
    private static final int SOAP_BYTES = 3 * 1024;

    /** The whole request, as relays count it. One instance, so that equal profiles are equal. */
    private static final MessageSize WHOLE = content -> Mm7Size.payload(content) + SOAP_BYTES;
}
