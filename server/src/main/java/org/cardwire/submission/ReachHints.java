package org.cardwire.submission;

import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.PersonalData;
import org.cardwire.routing.Hints;

/** Passes on what a caller knows of its recipients' reach. Blocks. */
public final class ReachHints {
    private final Hints hints;
    private final PersonalData personal;

    public ReachHints(Hints hints, PersonalData personal) {
        this.hints = hints;
        this.personal = personal;
    }

    void keep(Draft draft) {
        keep(draft, Channel.RCS, draft.hints().rcs());
        keep(draft, Channel.MMS, draft.hints().mms());
    }

    private void keep(Draft draft, Channel channel, Optional<Boolean> reachable) {
        if (reachable.isPresent()) {
            List<Long> keys = draft.to().stream().map(personal::key).toList();
            hints.keep(keys, channel, draft.frozen().live(), reachable.get());
        }
    }
}
