package org.cardwire.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cardwire.delivery.Preparing.Elsewhere;
import org.cardwire.delivery.Preparing.Impossible;
import org.cardwire.delivery.Preparing.NoLink;
import org.cardwire.delivery.Preparing.NotReady;
import org.cardwire.delivery.Preparing.Ready;
import org.cardwire.delivery.Revoking.Revocation;
import org.cardwire.link.LinksHere;
import org.cardwire.message.Chunk;
import org.cardwire.message.Event;
import org.cardwire.message.Step;

/**
 * Works on one leased chunk: asks the Courier what each member needs, does it, records what came of it, and says where the
 * members go. A try goes onto the wire only after its mark is on disk, and what the carrier answered is on disk before
 * anything is decided from it. Runs on a virtual thread; every wait is bounded.
 */
final class ChunkRun {
    /** What the runs of one node share. */
    record Desk(
            Storage storage,
            Courier courier,
            Preparing preparing,
            Clearing clearing,
            Trying trying,
            Revoking revoking,
            LinksHere links,
            InstantSource clock) {}

    private final Desk desk;
    private final Lease lease;
    private final Chunk chunk;
    private final Placements placements;
    private final Findings findings;
    private final Deciding deciding;

    ChunkRun(Desk desk, Lease lease) {
        this.desk = desk;
        this.lease = lease;
        this.chunk = lease.chunk();
        this.placements = new Placements(chunk);
        this.findings = new Findings(desk.storage(), lease);
        this.deciding = new Deciding(desk, chunk, findings, placements);
    }

    /** Throws {@link Lease.LeaseLost} when the chunk has passed to another holder. */
    void run() throws InterruptedException {
        desk.storage().lives(chunk).stream().map(Case::new).forEach(deciding::decide);
        revoke();
        List<Ready> ready = prepare();
        if (!ready.isEmpty()) {
            new Sending(desk, lease, findings, deciding, placements).send(ready);
        }
        deciding.inNextRun();
        findings.close();
        desk.storage().place(chunk, placements.all());
    }

    private void revoke() {
        List<Revocation> revocations = deciding.takeRevocations();
        if (revocations.isEmpty()) {
            return;
        }
        revocations.forEach(r -> findings.happened(r.message(), desk.revoking().announcement(r)));
        findings.mark(chunk.link().orElse(0), chunk.inFlight());
        lease.check();
        Map<Revocation, CompletionStage<Event>> answers = new LinkedHashMap<>();
        revocations.forEach(r -> answers.put(r, desk.revoking().revoke(r)));
        answers.forEach((r, answer) -> {
            r.message().happened(answer.toCompletableFuture().join());
            deciding.decide(r.message());
        });
    }

    /** Until each send is either ready for the wire or has become something else. */
    private List<Ready> prepare() {
        List<Ready> ready = new ArrayList<>();
        for (var sends = deciding.takeSends(); !sends.isEmpty(); sends = deciding.takeSends()) {
            desk.preparing().prepare(sends, chunk.link()).forEach(prepared -> {
                switch (prepared) {
                    case Ready r -> ready.add(r);
                    case Impossible(Case c, int form, Reason reason, String detail) ->
                        deciding.giveUp(c, form, reason, detail);
                    case Elsewhere(Case c, Action.Send send, int link) ->
                        deciding.leave(c, Step.SEND, send.attempt(), link);
                    case NoLink(Case c, Action.Send send) -> deciding.noLink(c, send);
                    case NotReady(Case c, Action.Send send) -> deciding.notReady(c, send);
                }
            });
        }
        return ready;
    }
}
