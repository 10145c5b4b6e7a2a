package org.cardwire.fitting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Variables;
import org.cardwire.carrier.mm7.Mm7Size;
import org.cardwire.carrier.spi.SmsContent.Concatenation;

/**
 * What a phone would show of a card that went out by MMS or SMS, with samples: the derivation that sends, with each asset's
 * small picture in the place of the rendition, so that only words could be too much.
 */
public final class SentLooks {
    /** No card has so many words. */
    private static final int MOST_BYTES = 10_000_000;

    private static final Prices NO_PRICES = (_, _, _) -> Optional.empty();

    private final Limits limits;
    private final Links links;

    public SentLooks(Limits limits, Links links) {
        this.limits = limits;
        this.links = links;
    }

    /** The contract's {@code mms} and {@code sms} of a preview, in the card's own language. */
    public ObjectNode of(Card edition, Imprint imprint, UnaryOperator<String> picture, Locale reader) {
        var deriver = new Deriver(limits, new SmallPictures(picture), links, (_, _) -> "");
        var handset = new Previewer.Handset(
                Optional.empty(),
                new Profile.Mms(MOST_BYTES, Mm7Size::payload, Plays.MP4),
                new Profile.Sms(Concatenation.UDH_16BIT, Integer.MAX_VALUE, imprint));
        Preview preview = new Previewer(deriver, limits, NO_PRICES)
                .preview(edition, edition.locale(), new Variables(edition).samples(), handset);
        return new PreviewJson(Language.of(reader)).write(preview);
    }
}
