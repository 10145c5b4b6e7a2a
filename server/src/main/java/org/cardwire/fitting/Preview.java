package org.cardwire.fitting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.fitting.Prices.Price;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * What every phone would get, derived by the code that sends.
 *
 * @param edition the card in the language that was shown
 */
public record Preview(Card edition, Rcs rcs, Mms mms, Sms sms) {
    /**
     * One form.
     *
     * @param load how long a handset takes to load it at the channel's usual rate; zero where there is no form
     */
    public record Shown(Derivation derivation, Optional<Price> price, Duration load) {}

    /** @param media for each card of the document what its picture is; empty where the form is unfit */
    public record Rcs(Shown shown, List<Optional<Rendition>> media) {
        public Rcs {
            media = List.copyOf(media);
        }
    }

    /**
     * @param media for each slide what its picture is; empty lists where the form is unfit
     * @param limit bytes of the whole message
     */
    public record Mms(Shown shown, List<Optional<Rendition>> media, int limit) {
        public Mms {
            media = List.copyOf(media);
        }
    }

    /** @param forcesUcs2 the characters that GSM-7 lacks, each once, in order */
    public record Sms(Shown shown, List<String> forcesUcs2) {
        public Sms {
            forcesUcs2 = List.copyOf(forcesUcs2);
        }
    }
}
