package org.cardwire.fitting;

import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Action;

/** What an RCS handset can show, by the platform's open set of names (RCS Business Messaging, capabilities). */
record Features(Optional<Set<String>> known, RcsLevel tried) {
    private static final String CARD = "RICHCARD_STANDALONE";
    private static final String CAROUSEL = "RICHCARD_CAROUSEL";
    /** RCS, but nothing is known beyond plain text. */
    private static final String PLAIN = "GENERIC_RCS_FEATURE";

    /** The highest level that the handset is known, or may be hoped, to show. */
    RcsLevel level() {
        if (known.isEmpty() || has(CAROUSEL)) {
            return tried;
        }
        return tried.atMost(has(CARD) ? RcsLevel.CARD : RcsLevel.TEXT);
    }

    boolean replies() {
        return !(known.isPresent() && has(PLAIN) && !has(CARD));
    }

    boolean webview() {
        return shows("ACTION_OPEN_URL_IN_WEBVIEW");
    }

    boolean supports(Action action) {
        return switch (action) {
            case Action.Reply reply -> replies();
            case Action.OpenUrl open -> shows("ACTION_OPEN_URL");
            case Action.Dial dial -> shows("ACTION_DIAL");
            case Action.ShowLocation place -> shows("ACTION_VIEW_LOCATION");
            case Action.ShowPlace place -> shows("ACTION_VIEW_LOCATION");
            case Action.ShareLocation share -> shows("ACTION_SHARE_LOCATION");
            case Action.Calendar calendar -> shows("ACTION_CREATE_CALENDAR_EVENT");
        };
    }

    /** Unknown features are hoped for, but no longer in the last try before the channel is left. */
    private boolean shows(String feature) {
        return known.isPresent() ? has(feature) : tried != RcsLevel.TEXT;
    }

    private boolean has(String feature) {
        return known.isPresent() && known.get().contains(feature);
    }
}
