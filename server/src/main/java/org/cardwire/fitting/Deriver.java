package org.cardwire.fitting;

import org.cardwire.card.Card;
import org.cardwire.card.CardMedia;
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
    private final boolean forPreviews;

    public Deriver(Limits limits, Renditions renditions, Links links, Tokens tokens) {
        this(limits, renditions, links, tokens, false);
    }

    private Deriver(Limits limits, Renditions renditions, Links links, Tokens tokens, boolean forPreviews) {
        this.limits = limits;
        this.renditions = renditions;
        this.links = links;
        this.tokens = tokens;
        this.forPreviews = forPreviews;
    }

    /**
     * @param edition the card in the recipients' language: {@link Card#in}
     * @param longest for each variable the longest value of the batch: {@link Values#longest}; media share what these leave
     */
    public Preparation prepare(Card edition, Values longest, Profile profile) {
        return switch (profile) {
            case Profile.Rcs rcs -> RcsForm.prepare(edition, limits, renditions, tokens);
            case Profile.Mms mms -> new MmsDraft(edition, longest, mms, limits, renditions, links).prepare();
            case Profile.Sms sms -> {
                if (!forPreviews) {
                    beginPage(edition);
                }
                yield new SmsForm(edition, sms, links);
            }
        };
    }

    /**
     * The same for previews: a film that is still being made is shown by its poster, and marked.
     *
     * @param drafts whether pictures that are still being made are shown as drafts, and marked, or waited for
     */
    public Deriver forPreviews(boolean drafts) {
        return new Deriver(limits, new StandIns(renditions, drafts), links, tokens, true);
    }

    /** What the link of an SMS shows is made before somebody opens it. */
    private void beginPage(Card edition) {
        edition.cards().stream()
                .flatMap(card -> card.media().stream())
                .map(CardMedia::asset)
                .forEach(asset -> {
                    Medium medium = renditions.medium(asset);
                    if (medium.plays()) {
                        renditions.clip(asset, PageTargets.clip(medium));
                    }
                    if (medium.kind() != Medium.Kind.SOUND) {
                        renditions.begin(asset, PageTargets.picture());
                    }
                });
    }
}
