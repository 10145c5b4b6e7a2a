package org.cardwire.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.cardwire.carrier.spi.EventSink;
import org.cardwire.delivery.WireIds;
import org.cardwire.link.LinkStore;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.Partitions;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;

/** The room, wired and at work: the sinks of links, and the sweep behind them. */
public final class Tracking implements AutoCloseable {
    /**
     * What the room is made from.
     *
     * @param ledger where events go; that of any lane will do
     * @param wake told after chunks became due; must return at once
     */
    public record Parts(
            Db db,
            Ledger ledger,
            Partitions partitions,
            CarrierRefs refs,
            ChunkStore chunks,
            WireIds wireIds,
            LinkStore links,
            Sealer sealer,
            Runnable wake,
            MeterRegistry meters,
            InstantSource clock) {}

    private final Joining joining;
    private final Sweep sweep;
    private final Intake intake;

    /** Begins at once. */
    public Tracking(Parts parts, Intake.Settings intakeSettings, Sweep.Settings sweepSettings) {
        Counts counts = new Counts(parts.meters());
        KnownLinks links = new KnownLinks(parts.links(), parts.clock());
        Names names = new Names(parts.wireIds(), parts.refs(), links);
        InboundStore inbound = new InboundStore(parts.db());
        Sealing sealing = new Sealing(parts.sealer());
        joining = new Joining(names, parts.ledger(), parts.partitions(), parts.chunks(), parts.wake(), counts);
        sweep = new Sweep(
                new EarlyReports(inbound, joining, sealing, counts), inbound, counts, sweepSettings, parts.clock());
        intake = new Intake(new Storing(joining, inbound, sealing, sweep::wake, parts.clock()), intakeSettings);
    }

    /** Where the events of this link go. */
    public EventSink sink(int link) {
        return intake.forLink(link);
    }

    /** Takes no more events, and ends when those that were taken are on disk. The ledger must close after it. */
    @Override
    public void close() {
        intake.close();
        sweep.close();
        joining.close();
    }
}
