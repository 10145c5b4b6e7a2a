package org.cardwire.carrier.smpp;

import java.util.HashSet;
import java.util.Set;
import org.cardwire.carrier.spi.CarrierEvent.LinkState;

/** The link is up while at least one session that can send is bound; tells each change once. Any thread. */
final class LinkStates implements Session.Watcher {
    private final Shared shared;
    private final Set<Session> up = new HashSet<>();
    private String lastReason = "not connected yet";

    LinkStates(Shared shared) {
        this.shared = shared;
    }

    @Override
    public synchronized void up(Session session) {
        if (up.add(session) && up.size() == 1) {
            tell(true, "bound");
        }
    }

    /** The first failure of a link that was never up is told, too. */
    @Override
    public synchronized void down(Session session, String reason) {
        boolean last = up.remove(session) && up.isEmpty();
        boolean news = up.isEmpty() && !reason.equals(lastReason);
        lastReason = reason;
        if (last || news) {
            tell(false, reason);
        }
    }

    synchronized int bound() {
        return up.size();
    }

    /** Why the last session went down, or could not come up. */
    synchronized String lastReason() {
        return lastReason;
    }

    private void tell(boolean isUp, String reason) {
        shared.handover()
                .tell(new LinkState(isUp, reason, shared.context().clock().instant()));
    }
}
