package org.cardwire.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.cardwire.brand.SenderStore;
import org.cardwire.carrier.spi.EventSink;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.compliance.OptOutStore;
import org.cardwire.delivery.WireIds;
import org.cardwire.link.LinkStore;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Partitions;
import org.cardwire.message.PersonalData;
import org.cardwire.message.TapTokens;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.cardwire.submission.Forms;
import org.cardwire.submission.Notices;
import org.cardwire.tracking.inbox.Inbox;

/** The room, wired and at work: the sinks of links, and the sweep behind them. */
public final class Tracking implements AutoCloseable {
    /**
     * What reports need.
     *
     * @param ledger where events go; that of any lane will do
     * @param wake told each lane in which chunks became due; must return at once
     */
    public record Reporting(
            Ledger ledger,
            Partitions partitions,
            CarrierRefs refs,
            ChunkStore chunks,
            WireIds wireIds,
            LinkStore links,
            Consumer<Lane> wake) {}

    /** What it takes to understand and answer handsets. */
    public record Understanding(
            MessageStore messages,
            Forms forms,
            PersonalData personal,
            TapTokens taps,
            OptOutStore optOuts,
            SenderStore senders,
            Notices notices,
            Inbox inbox) {}

    /** How much and how long. */
    public record Settings(Intake.Settings intake, Sweep.Settings sweep) {
        public static final Settings DEFAULT = new Settings(Intake.Settings.DEFAULT, Sweep.Settings.DEFAULT);
    }

    private final Joining joining;
    private final Sweep sweep;
    private final Intake intake;

    /** Takes events at once; {@link #start} begins to work through what waits. */
    public Tracking(
            Db db,
            Sealer sealer,
            Reporting reporting,
            Understanding understanding,
            Settings settings,
            MeterRegistry meters,
            InstantSource clock) {
        Counts counts = new Counts(meters);
        KnownLinks links = new KnownLinks(reporting.links(), clock);
        Names names = new Names(reporting.wireIds(), reporting.refs(), links);
        InboundStore inbound = new InboundStore(db);
        Sealing sealing = new Sealing(sealer, understanding.personal());
        joining = new Joining(
                names, reporting.ledger(), reporting.partitions(), reporting.chunks(), reporting.wake(), counts);
        sweep = new Sweep(
                new EarlyReports(inbound, joining, sealing, counts),
                new Listening(
                        inbound, sealing, hearing(db, names, links, reporting, understanding, clock), counts, clock),
                inbound,
                counts,
                settings.sweep(),
                clock);
        intake = new Intake(new Storing(joining, inbound, sealing, sweep::wake, clock), settings.intake());
        meters.gauge("cardwire.events.waiting", intake, Intake::waiting);
    }

    private static Hearing hearing(
            Db db, Names names, KnownLinks links, Reporting reporting, Understanding parts, InstantSource clock) {
        Book book = new Book(reporting.ledger());
        Keywords keywords = Keywords.standard();
        SentCards cards = new SentCards(parts.messages(), parts.forms(), parts.personal(), reporting.partitions());
        Correspondence correspondence = new Correspondence(db, names, cards, parts.personal(), parts.senders()::at);
        Preferences preferences =
                new Preferences(parts.optOuts(), parts.personal(), new WordedReplies(parts.notices(), parts.senders()));
        return new Handsets(
                links,
                new Answers(correspondence, keywords, preferences, parts.inbox(), book),
                new Taps(parts.taps(), cards, parts.personal(), keywords, preferences, parts.inbox(), book),
                new Subscriptions(correspondence, preferences, parts.inbox(), book),
                clock);
    }

    /** To be called once, when everybody that is woken is there. */
    public void start() {
        sweep.start();
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
