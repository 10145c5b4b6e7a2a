package org.cardwire;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.cardwire.asset.AssetStore;
import org.cardwire.asset.Renditions;
import org.cardwire.brand.ApprovalRule;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.card.ApprovalStore;
import org.cardwire.card.BrandCards;
import org.cardwire.card.Limits;
import org.cardwire.card.TemplateStore;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.compliance.BlockedNumberRule;
import org.cardwire.compliance.Gate;
import org.cardwire.compliance.OptOutRule;
import org.cardwire.compliance.OptOutStore;
import org.cardwire.delivery.CardContents;
import org.cardwire.delivery.Contents;
import org.cardwire.delivery.CourierPolicy;
import org.cardwire.delivery.Delivery;
import org.cardwire.delivery.LinkTraits;
import org.cardwire.delivery.WireIds;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Imprint;
import org.cardwire.link.Exchanges;
import org.cardwire.link.Kinds;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;
import org.cardwire.link.OpenLinks;
import org.cardwire.link.PriceStore;
import org.cardwire.link.Sessions;
import org.cardwire.lint.Linter;
import org.cardwire.lint.rule.Edition;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Partitions;
import org.cardwire.message.PersonalData;
import org.cardwire.message.ShortCodes;
import org.cardwire.message.TapTokens;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Repeats;
import org.cardwire.platform.id.IdMint;
import org.cardwire.routing.Lessons;
import org.cardwire.routing.ReachStore;
import org.cardwire.routing.Reaching;
import org.cardwire.routing.Router;
import org.cardwire.submission.AcceptFlush;
import org.cardwire.submission.Acceptor;
import org.cardwire.submission.Approvals;
import org.cardwire.submission.ContentReader;
import org.cardwire.submission.Fitness;
import org.cardwire.submission.Forms;
import org.cardwire.submission.LintRoutes;
import org.cardwire.submission.MailingReader;
import org.cardwire.submission.Notices;
import org.cardwire.submission.PlanRoutes;
import org.cardwire.submission.Planner;
import org.cardwire.submission.PreviewRoutes;
import org.cardwire.submission.SendReader;
import org.cardwire.submission.SenderFacts;
import org.cardwire.submission.SenderReader;
import org.cardwire.submission.SenderTest;
import org.cardwire.submission.ShortLinks;
import org.cardwire.submission.SubmissionStore;
import org.cardwire.submission.TemplateCards;
import org.cardwire.tracking.Tracking;
import org.cardwire.tracking.inbox.Inbox;
import org.cardwire.tracking.page.CardPage;
import org.cardwire.tracking.page.Pictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a message from acceptance to the carrier, wired: what the HTTP rooms above it are made from. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration LINKS_EVERY = Duration.ofSeconds(4);
    private static final Duration UPKEEP_EVERY = Duration.ofHours(1);
    /** Two feed streams for each writer number: one for OTPs, one for everything else. */
    private static final int STREAMS_PER_WRITER = 2;

    private final Db db;
    private final InstantSource clock;
    private final Closing closing;
    private final MeterRegistry meters;

    final PersonalData personal;
    final ShortCodes codes;
    final TapTokens taps;
    final WireIds wireIds;
    final FrozenStore frozen;
    final MessageStore messages;
    final ChunkStore chunks;
    final CarrierRefs refs;
    final Partitions partitions;
    final Ledger otpLedger;
    final Ledger ledger;
    final LinkStore linkStore;
    final PriceStore prices;
    final Kinds kinds;
    final ShortLinks shortLinks;
    final Inbox inbox;
    final Tracking tracking;
    final OpenLinks links;
    final Exchanges exchanges;
    final OptOutStore optOuts;
    final Limits limits = Limits.standard();
    final BrandCards cards;
    final Deriver deriver;
    final Forms forms;
    final Contents contents;
    final SubmissionStore submissions;
    final ContentReader readsContent;
    final SendReader sends;
    final SenderTest senderTest;
    final PreviewRoutes previews;
    final PlanRoutes plans;
    final LintRoutes lints;
    final CardPage page;
    final Acceptor acceptor;
    final Delivery delivery;

    /**
     * Makes everything; {@link #start} sets it going. What was opened is closed by {@code closing}, in reverse order.
     *
     * @param approvalRule of each brand
     * @param shortLinkBase the address that short links begin with
     * @param lease how long a node that dies keeps its work
     * @param here which links this node may open
     * @param brands what the linter knows of a brand
     */
    Engine(
            Db db,
            Keyring keys,
            IdMint ids,
            InstantSource clock,
            Renditions renditions,
            SenderStore senders,
            TemplateStore templates,
            ApprovalRule approvalRule,
            URI shortLinkBase,
            Duration lease,
            Predicate<Link> here,
            LongFunction<Edition.Around> brands,
            MeterRegistry meters,
            Closing closing) {
        this.db = db;
        this.clock = clock;
        this.closing = closing;
        this.meters = meters;
        personal = new PersonalData(keys.sealer(), keys.numberKey());
        codes = new ShortCodes(keys.mac("short-codes"));
        shortLinks = new ShortLinks(shortLinkBase, codes);
        taps = new TapTokens(keys.mac("taps"));
        wireIds = new WireIds(keys.mac("wire-ids"));
        frozen = new FrozenStore(db, ids::next);
        messages = new MessageStore(db, frozen);
        chunks = new ChunkStore(db, ids::next);
        refs = new CarrierRefs(db);
        partitions = new Partitions(db, Partitions.Settings.DEFAULT);
        partitions.maintain(clock.instant());
        int stream = ids.writer() * STREAMS_PER_WRITER;
        otpLedger = closing.add(new Ledger(db, stream, partitions, refs, Ledger.Settings.DEFAULT));
        ledger = closing.add(new Ledger(db, stream + 1, partitions, refs, Ledger.Settings.DEFAULT));
        kinds = new Kinds();
        linkStore = new LinkStore(db, keys.sealer(), kinds);
        prices = new PriceStore(db);
        optOuts = new OptOutStore(db);
        deriver = new Deriver(limits, new FittedMedia(renditions), shortLinks, taps::of);
        forms = new Forms(limits, deriver, Forms.MAX_SEGMENTS);
        contents = new CardContents(forms, personal);
        submissions = new SubmissionStore(db);
        acceptor = closing.add(new Acceptor(
                db,
                new AcceptFlush(messages, chunks, submissions, personal, ids, clock),
                Acceptor.Settings.DEFAULT,
                this::wake));
        inbox = new Inbox(db, keys.sealer(), personal, ids::next);
        tracking = closing.add(new Tracking(
                db,
                keys.sealer(),
                new Tracking.Reporting(ledger, partitions, refs, chunks, wireIds, linkStore, this::wake),
                new Tracking.Understanding(
                        messages,
                        forms,
                        personal,
                        taps,
                        optOuts,
                        senders,
                        new Notices(directory(senders), frozen, acceptor, clock, limits.version()),
                        inbox),
                Tracking.Settings.DEFAULT,
                meters,
                clock));
        exchanges = closing.add(new Exchanges(db, keys.sealer(), clock));
        links = closing.add(new OpenLinks(
                linkStore, new Sessions(db, ids.writer()), kinds, clock, here, tracking::sink, exchanges::of));
        ReachStore reach = new ReachStore(db);
        Lessons lessons = closing.add(new Lessons(reach, Reaching.Settings.DEFAULT));
        otpLedger.tell(lessons);
        ledger.tell(lessons);
        cards = new BrandCards(limits, new AssetStore(db)::known);
        readsContent = new ContentReader(cards, of(templates), approvals(approvalRule, new ApprovalStore(db)));
        SenderReader readsSender = new SenderReader(directory(senders));
        MailingReader mailings = new MailingReader(limits, readsContent, readsSender, clock);
        sends = new SendReader(mailings, frozen, new Fitness(forms, links));
        page = new CardPage(new Pictures(renditions), shortLinks, senders);
        previews = new PreviewRoutes(limits, deriver, readsContent, readsSender, links, prices, clock, page::preview);
        lints = new LintRoutes(new Linter(limits), readsContent, readsSender, brands);
        Router.Senders addresses = (id, channel) -> senders.known(id).flatMap(sender -> sender.address(channel));
        Router router = new Router(links, addresses);
        Gate gate = new Gate(List.of(new OptOutRule(optOuts), new BlockedNumberRule(db)));
        Reaching reaching = new Reaching(reach, links, clock, Reaching.Settings.DEFAULT);
        plans = new PlanRoutes(mailings, new Planner(personal, gate, reaching, router, forms, prices));
        senderTest = new SenderTest(router, links, sends, acceptor, messages);
        delivery = closing.add(Delivery.of(
                new Delivery.Parts(
                        messages,
                        chunks,
                        this::ledger,
                        refs,
                        links,
                        gate,
                        reaching,
                        router,
                        addresses,
                        contents,
                        wireIds,
                        CourierPolicy.DEFAULT,
                        clock),
                ids.writer(),
                Delivery.Settings.DEFAULT.withLease(lease)));
    }

    /** By its number, open or not. */
    Optional<Link> link(int no) {
        return links.known().stream().filter(link -> link.no() == no).findFirst();
    }

    /** Whether the carrier of this link takes messages back. */
    boolean revokes(int no) {
        return new LinkTraits(links).revokes(no);
    }

    Ledger ledger(Lane lane) {
        return lane == Lane.OTP ? otpLedger : ledger;
    }

    private void wake(Lane lane) {
        delivery.wake(lane);
    }

    void start() {
        EngineMeters watched = new EngineMeters(this, meters);
        links.refresh();
        delivery.start();
        tracking.start();
        ScheduledExecutorService upkeep = closing.add(
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("upkeep").daemon().factory()),
                ScheduledExecutorService::shutdownNow);
        every(upkeep, LINKS_EVERY, "links", links::refresh);
        every(upkeep, LINKS_EVERY, "meters", watched::refresh);
        every(upkeep, UPKEEP_EVERY, "partitions", () -> partitions.maintain(clock.instant()));
        every(upkeep, UPKEEP_EVERY, "facts of messages that are gone", () -> partitions.forgetOld(clock.instant()));
        every(upkeep, UPKEEP_EVERY, "exchanges", exchanges::forgetOld);
        every(upkeep, UPKEEP_EVERY, "inbox", () -> inbox.forgetOld(clock.instant()));
        every(upkeep, UPKEEP_EVERY, "repeats", () -> Repeats.forgetOld(db));
    }

    private static void every(ScheduledExecutorService upkeep, Duration period, String what, Runnable task) {
        upkeep.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warn("upkeep task={} failed reason=\"{}\"", what, e.toString());
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static SenderFacts.Directory directory(SenderStore senders) {
        return new SenderFacts.Directory() {
            @Override
            public Optional<SenderFacts> find(long brand, long id) {
                return senders.find(brand, id).map(Engine::facts);
            }

            @Override
            public Optional<SenderFacts> first(long brand) {
                return senders.first(brand).map(Engine::facts);
            }
        };
    }

    private static SenderFacts facts(Sender sender) {
        Sender.Words words = sender.words();
        return new SenderFacts(sender.id(), new Imprint(words.signatures(), words.optOutWords(), false));
    }

    private static Approvals approvals(ApprovalRule rule, ApprovalStore store) {
        return new Approvals() {
            @Override
            public boolean approvedOnly(long brand) {
                return rule.approvedOnly(brand);
            }

            @Override
            public boolean isApproved(long brand, long template, int version) {
                return store.isApproved(brand, template, version);
            }

            @Override
            public OptionalInt newestApproved(long brand, long template) {
                return store.newestApproved(brand, template);
            }

            @Override
            public List<String> approvers(long brand) {
                return rule.approvers(brand);
            }
        };
    }

    private static TemplateCards of(TemplateStore templates) {
        return (brand, template, version) -> (version.isPresent()
                        ? templates.version(template, brand, version.getAsInt())
                        : templates.known(template, brand))
                .map(found -> new TemplateCards.Found(found.document(), found.version()));
    }
}
