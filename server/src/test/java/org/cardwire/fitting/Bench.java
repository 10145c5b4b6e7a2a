package org.cardwire.fitting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Problem;
import org.cardwire.card.Values;
import org.cardwire.card.Variables;
import org.cardwire.carrier.mm7.Mm7Size;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.media.Format;
import org.cardwire.media.Target;

/** What a test of forms needs around the Deriver: pictures of a known size, readable links and tokens. */
final class Bench {
    static final long MESSAGE = 7;
    static final Limits LIMITS = Limits.standard();

    /** Every target that was asked for. */
    final List<Target> asked = Collections.synchronizedList(new ArrayList<>());

    /** Pictures as large as they may be, up to this. */
    int pictureBytes = 40_000;

    /** Assets of which a preview gets drafts. */
    Predicate<String> drafts = asset -> false;

    Scored score = (asset, bytes) -> Optional.empty();

    interface Scored {
        Optional<Double> at(String asset, int bytes);
    }

    final Deriver deriver = new Deriver(
            LIMITS, new Fitted(), new ReadableLinks(), (message, button) -> "tap-" + message + "-" + button);

    /** What is a clip, by asset; all others are pictures. */
    final Map<String, Medium> clips = new HashMap<>();

    /** What becomes of clips: made as large as they may be, unless a test says otherwise. */
    BiFunction<String, Target, Renditions.Answer> clip =
            (asset, target) -> made(target, target.formats().iterator().next(), target.byteLimit(), asset);

    private final class Fitted implements Renditions {
        @Override
        public Medium medium(String asset) {
            return clips.getOrDefault(asset, Medium.PICTURE);
        }

        @Override
        public Ended picture(String asset, Target target) {
            asked.add(target);
            return asset.equals("ast_gone")
                    ? Refused.unknownAsset()
                    : made(target, Format.JPEG, Math.min(pictureBytes, target.byteLimit()), asset);
        }

        @Override
        public Ended pictureInView(String asset, Target target) {
            Ended made = picture(asset, target);
            return drafts.test(asset) && made instanceof Rendition rendition ? rendition.asDraft() : made;
        }

        @Override
        public Answer clip(String asset, Target target) {
            asked.add(target);
            return clip.apply(asset, target);
        }
    }

    private Renditions.Rendition made(Target target, Format format, int bytes, String asset) {
        URI url = URI.create("https://media.example/" + asset + "/" + target.key());
        return new Renditions.Rendition(
                Blob.of(new byte[bytes]), format.contentType(), 960, 720, score.at(asset, bytes), url);
    }

    /** Sixteen characters, as short codes have. */
    static final class ReadableLinks implements Links {
        @Override
        public URI cardPage(long message) {
            return URI.create("https://s.example/page%012d".formatted(message));
        }

        @Override
        public URI button(long message, int button) {
            return URI.create("https://s.example/b%02d-%012d".formatted(button, message));
        }
    }

    static Values values(Card edition, String... namesAndValues) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return switch (new Variables(edition).read(given, "/variables")) {
            case Parsed.Valid<Values>(Values values) -> values;
            case Parsed.Invalid<Values>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    static Imprint imprint() {
        return new Imprint(
                Map.of("", "Stay: ", "zh", "【住好】"), Map.of("", "Reply STOP to opt out", "zh", "拒收请回复R"), false);
    }

    static Profile sms() {
        return new Profile.Sms(Concatenation.UDH_8BIT, 10, imprint());
    }

    static Profile mms(int maxBytes) {
        return new Profile.Mms(maxBytes, Mm7Size::payload, Plays.MP4);
    }

    Derivation derive(Card card, Profile profile, Values values) {
        return derive(card, profile, Recipient.of(MESSAGE, values), values);
    }

    Derivation rcs(Card card, Values values, Set<String> features) {
        Recipient to = new Recipient(MESSAGE, values, Optional.of(features), RcsLevel.CAROUSEL);
        return derive(card, new Profile.Rcs(), to, values);
    }

    Derivation derive(Card card, Profile profile, Recipient to, Values longest) {
        return switch (deriver.prepare(card, longest, profile)) {
            case Unfit unfit -> unfit;
            case NotReady later -> later.forNow();
            case Form form -> form.derive(to);
        };
    }

    static Derived derived(Derivation derivation) {
        return switch (derivation) {
            case Derived derived -> derived;
            case Unfit unfit -> throw new AssertionError(unfit.toString());
        };
    }

    static Card english(Card card) {
        return card.in(Locale.ENGLISH);
    }
}
