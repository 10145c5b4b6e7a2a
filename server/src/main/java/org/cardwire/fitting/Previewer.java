package org.cardwire.fitting;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Card;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.card.Values;
import org.cardwire.card.Variables;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.fitting.Preview.Shown;

/** Derives all forms of a card at once. Asks for renditions: call it on a virtual thread. */
public final class Previewer {
    private static final long BITS = 8;

    private final Deriver deriver;
    private final Limits limits;
    private final Prices prices;

    public Previewer(Deriver deriver, Limits limits, Prices prices) {
        this(deriver, limits, prices, true);
    }

    /** @param drafts whether pictures that are still being made are shown as drafts, or waited for */
    public Previewer(Deriver deriver, Limits limits, Prices prices, boolean drafts) {
        this.deriver = deriver.forPreviews(drafts);
        this.limits = limits;
        this.prices = prices;
    }

    /** @param features of the RCS handset; all when absent */
    public record Handset(Optional<Set<String>> features, Profile.Mms mms, Profile.Sms sms) {}

    public Preview preview(Card card, Locale locale, Values values, Handset handset) {
        Card edition = card.in(locale);
        Recipient to = new Recipient(Links.NO_MESSAGE, values, handset.features(), RcsLevel.CAROUSEL);
        return new Preview(edition, rcs(edition, to), mms(edition, to, handset.mms()), sms(edition, to, handset.sms()));
    }

    private Preview.Rcs rcs(Card edition, Recipient to) {
        Preparation prepared = prepare(edition, new Profile.Rcs());
        List<Optional<ShownMedia>> media = prepared instanceof RcsForm form ? form.media() : List.of();
        return new Preview.Rcs(shown(derive(prepared, to), Channel.RCS), media);
    }

    private Preview.Mms mms(Card edition, Recipient to, Profile.Mms profile) {
        return switch (prepare(edition, profile)) {
            case MmsForm form ->
                new Preview.Mms(shown(form.derive(to), Channel.MMS), form.media(), form.seconds(), profile.maxBytes());
            case Preparation other ->
                new Preview.Mms(shown(derive(other, to), Channel.MMS), List.of(), List.of(), profile.maxBytes());
        };
    }

    private Preview.Sms sms(Card edition, Recipient to, Profile.Sms profile) {
        Derivation derivation = derive(prepare(edition, profile), to);
        return new Preview.Sms(shown(derivation, Channel.SMS), forcing(derivation));
    }

    /** As for a submission: media beside the longest texts that the card's variables allow, whatever is shown in them. */
    private Preparation prepare(Card edition, Profile profile) {
        return deriver.prepare(edition, new Variables(edition).longest(), profile);
    }

    private static Derivation derive(Preparation preparation, Recipient to) {
        return switch (preparation) {
            case Form form -> form.derive(to);
            case Unfit unfit -> unfit;
            case NotReady later -> later.forNow();
        };
    }

    private static List<String> forcing(Derivation derivation) {
        if (derivation instanceof Derived(SmsContent content, var losses, long bytes, int segments)) {
            return Segmenter.forcing(content.text()).stream()
                    .map(at -> Character.toString(content.text().codePointAt(at)))
                    .distinct()
                    .toList();
        }
        return List.of();
    }

    private Shown shown(Derivation derivation, Channel channel) {
        return switch (derivation) {
            case Unfit unfit -> new Shown(unfit, Optional.empty(), Duration.ZERO);
            case Derived derived ->
                new Shown(
                        derived,
                        prices.price(channel, derived.segments(), derived.bytes()),
                        load(derived.bytes(), channel));
        };
    }

    private Duration load(long bytes, Channel channel) {
        int kilobits = switch (channel) {
            case RCS -> limits.of(Limit.RCS_LOAD_KILOBITS);
            case MMS -> limits.of(Limit.MMS_LOAD_KILOBITS);
            case SMS -> limits.of(Limit.SMS_LOAD_KILOBITS);
        };
        return Duration.ofMillis(bytes * BITS / kilobits);
    }
}
