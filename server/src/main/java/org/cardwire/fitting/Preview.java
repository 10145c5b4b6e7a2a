package org.cardwire.fitting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.link.Price;

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

    /** @param media for each card of the document what stands on it; empty where the form is unfit */
    public record Rcs(Shown shown, List<Optional<ShownMedia>> media) {
        public Rcs {
            media = List.copyOf(media);
        }
    }

    /**
     * @param media for each slide what stands on it; empty lists where the form is unfit
     * @param seconds for each slide how long it stands
     * @param limit bytes of the whole message
     */
    public record Mms(Shown shown, List<Optional<ShownMedia>> media, List<Integer> seconds, int limit) {
        public Mms {
            media = List.copyOf(media);
            seconds = List.copyOf(seconds);
        }
    }

    /** @param forcesUcs2 the characters that GSM-7 lacks, each once, in order */
    public record Sms(Shown shown, List<String> forcesUcs2) {
        public Sms {
            forcesUcs2 = List.copyOf(forcesUcs2);
        }
    }
}
