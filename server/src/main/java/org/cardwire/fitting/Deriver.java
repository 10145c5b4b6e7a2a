package org.cardwire.fitting;

import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.card.Values;

/**
 * Derives the forms of cards. Preparing asks for renditions and may take seconds: call it on a virtual thread, once per
 * submission, language and profile.
 */
public final class Deriver {
    private final Limits limits;
    private final Renditions renditions;
    private final Links links;
    private final Tokens tokens;

    public Deriver(Limits limits, Renditions renditions, Links links, Tokens tokens) {
        this.limits = limits;
        this.renditions = renditions;
        this.links = links;
        this.tokens = tokens;
    }

    /**
     * @param edition the card in the recipients' language: {@link Card#in}
     * @param longest for each variable the longest value of the batch: {@link Values#longest}; media share what these leave
     */
    public Preparation prepare(Card edition, Values longest, Profile profile) {
        return switch (profile) {
            case Profile.Rcs rcs -> RcsForm.prepare(edition, limits, renditions, tokens);
            case Profile.Mms mms -> MmsForm.prepare(edition, longest, mms, limits, renditions, links);
            case Profile.Sms sms -> new SmsForm(edition, sms, links);
        };
    }
}
