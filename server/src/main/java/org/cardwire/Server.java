package org.cardwire;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.cardwire.asset.AddressFetch;
import org.cardwire.asset.AssetRoutes;
import org.cardwire.asset.AssetSettings;
import org.cardwire.asset.AssetStore;
import org.cardwire.asset.BannerRoutes;
import org.cardwire.asset.Claims;
import org.cardwire.asset.Intake;
import org.cardwire.asset.MediaDoor;
import org.cardwire.asset.MediaNames;
import org.cardwire.asset.MediaStores;
import org.cardwire.asset.RenditionRoutes;
import org.cardwire.asset.RenditionStore;
import org.cardwire.asset.Renditions;
import org.cardwire.brand.ApiKeyRoutes;
import org.cardwire.brand.ApprovalRule;
import org.cardwire.brand.ApprovalRuleRoutes;
import org.cardwire.brand.Audit;
import org.cardwire.brand.Brand;
import org.cardwire.brand.BrandRoutes;
import org.cardwire.brand.BrandStore;
import org.cardwire.brand.Callers;
import org.cardwire.brand.FirstStart;
import org.cardwire.brand.InvitationRoutes;
import org.cardwire.brand.Newcomers;
import org.cardwire.brand.OidcRoutes;
import org.cardwire.brand.SenderRoutes;
import org.cardwire.brand.SenderStore;
import org.cardwire.brand.SessionRoutes;
import org.cardwire.brand.Sessions;
import org.cardwire.brand.UserRoutes;
import org.cardwire.brand.WelcomeRoutes;
import org.cardwire.brand.oidc.Provider;
import org.cardwire.card.ApprovalRoutes;
import org.cardwire.card.ApprovalStore;
import org.cardwire.card.AssetUseRoutes;
import org.cardwire.card.AssetUses;
import org.cardwire.card.LimitsRoutes;
import org.cardwire.card.PresenceRoutes;
import org.cardwire.card.ShelfRoutes;
import org.cardwire.card.TemplateRoutes;
import org.cardwire.card.TemplateStore;
import org.cardwire.compliance.OptOutRoutes;
import org.cardwire.fitting.Glances;
import org.cardwire.fitting.SentLooks;
import org.cardwire.link.CarrierDoor;
import org.cardwire.link.Kinds;
import org.cardwire.link.LinkRoutes;
import org.cardwire.link.LinkStore;
import org.cardwire.link.LinksFile;
import org.cardwire.link.PriceRoutes;
import org.cardwire.lint.AssetPictures;
import org.cardwire.lint.FilterWordRoutes;
import org.cardwire.lint.FilterWordStore;
import org.cardwire.lint.rule.Edition;
import org.cardwire.message.Ledger;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.crypto.KeyCheck;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.DatabaseAddress;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.EmbeddedPostgres;
import org.cardwire.platform.db.Migrations;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.Health;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.Remembering;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;
import org.cardwire.reporting.CancelRoutes;
import org.cardwire.reporting.InboxRoutes;
import org.cardwire.reporting.LiveFeed;
import org.cardwire.reporting.LiveRoutes;
import org.cardwire.reporting.LookRoutes;
import org.cardwire.reporting.MessageRoutes;
import org.cardwire.reporting.OverviewRoutes;
import org.cardwire.sandbox.HandsetRoutes;
import org.cardwire.sandbox.Sandbox;
import org.cardwire.sandbox.SandboxSender;
import org.cardwire.sandbox.Turn;
import org.cardwire.sandbox.WireOrigins;
import org.cardwire.starter.StarterRoutes;
import org.cardwire.starter.Starters;
import org.cardwire.submission.FreeText;
import org.cardwire.submission.SendRoutes;
import org.cardwire.submission.SenderTestRoutes;
import org.cardwire.submission.SubmissionRoutes;
import org.cardwire.submission.TestSendRoutes;
import org.cardwire.tracking.Book;
import org.cardwire.tracking.Counts;
import org.cardwire.tracking.SentCards;
import org.cardwire.tracking.page.LinkDoor;
import org.cardwire.tracking.page.Openings;
import org.cardwire.webhook.WebhookRoutes;
import org.cardwire.webhook.WebhookSettings;
import org.cardwire.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running server: every part made with {@code new}, in the order in which they need each other, and closed in the
 * reverse order. {@link #start} blocks until requests are answered.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Templates that a refusal to remove an asset names. */
    private static final int MOST_NAMED = 20;

    private final Closing closing;
    private final HttpDoor door;
    private final Engine engine;
    private final Optional<Sandbox> sandbox;
    private final Optional<FirstStart.Credentials> firstCredentials;

    private Server(
            Closing closing,
            HttpDoor door,
            Engine engine,
            Optional<Sandbox> sandbox,
            Optional<FirstStart.Credentials> firstCredentials) {
        this.closing = closing;
        this.door = door;
        this.engine = engine;
        this.sandbox = sandbox;
        this.firstCredentials = firstCredentials;
    }

    /** Throws {@link StartupProblem}; what was opened until then is closed again. */
    public static Server start(AppConfig config) {
        Closing closing = new Closing();
        try {
            return start(config, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Server start(AppConfig config, Closing closing) {
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        PrometheusMeterRegistry meters = Meters.open(closing);

        Keyring keys = Keyring.open(config.keyFile());
        DatabaseAddress database = database(config, closing);
        Migrations.run(database);
        Vertx vertx = closing.add(Vertx.vertx(), v -> v.close().await());
        Db db = closing.add(Db.open(vertx, database, config.db()));
        KeyCheck.verify(db, keys);
        IdMint ids = closing.add(IdMint.open(db, clock));

        Callers callers = new Callers(db, clock);
        Audit audit = new Audit(ids);
        SenderStore senders = new SenderStore(db);
        var first = config.firstBrand();
        Optional<FirstStart.Credentials> credentials =
                new FirstStart(db, ids, random).run(first.name(), first.zone(), first.locale());

        Health health = new Health();
        health.check(
                "database",
                () -> db.sql("select 1 as one")
                                .one(row -> row.getInteger("one"))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("no answer"));

        makeFolder(config);
        HttpDoor door = closing.add(new HttpDoor(vertx, config.http(), Contract.load(), callers, meters));
        URI publicUrl = door.publicUrl();

        AssetSettings media = AssetSettings.of(publicUrl, config.clips(), config.allowLoopback());
        AssetStore assets = new AssetStore(db);
        MediaStores files = MediaStores.open(config.media(), clock, meters, closing::add);
        RenditionStore renditionStore = new RenditionStore(db, new MediaNames(keys.mac("media"), publicUrl));
        Renditions renditions = closing.add(new Renditions(
                assets, renditionStore, closing.add(new Claims(db, ids.writer(), Claims.LEASE)), files, media));
        TemplateStore templates = new TemplateStore(db);
        // Before the engine, so that it closes after it: the links are closed while their carriers are still there.
        Optional<Sandbox> sandbox = config.sandbox()
                ? sandbox(new LinkStore(db, keys.sealer(), new Kinds()), db, ids, random, clock, closing)
                : Optional.empty();
        FilterWordStore filterWords = new FilterWordStore(db);
        AssetPictures pictures = new AssetPictures(assets, renditions);
        boolean sandboxElsewhere = config.sandbox() && sandbox.isEmpty();
        ApprovalRule approvalRule = new ApprovalRule(db);
        Engine engine = new Engine(
                db,
                keys,
                ids,
                clock,
                renditions,
                senders,
                templates,
                approvalRule,
                URI.create(config.shortLinks().orElse(URI.create(publicUrl + "/l")) + "/"),
                config.lease(),
                link -> !sandboxElsewhere || !Sandbox.serves(link),
                brand -> new Edition.Around(Optional.empty(), Optional.of(filterWords.of(brand)), pictures.of(brand)),
                meters,
                closing);
        WebhookSettings hooks = WebhookSettings.DEFAULT.withLoopback(config.allowLoopback());
        Webhooks webhooks = closing.add(new Webhooks(db, keys.sealer(), ids::next, clock, random, hooks));
        LiveFeed feed = new LiveFeed(db, LiveFeed.Settings.DEFAULT);
        for (Ledger ledger : List.of(engine.ledger, engine.otpLedger)) {
            ledger.onFlush(feed::nudge);
            ledger.onFlush(webhooks::nudge);
        }
        config.linksFile().ifPresent(new LinksFile(engine.linkStore, engine.kinds)::load);
        Intake intake = new Intake(media.caps(), files.originals(), assets, ids::next, clock);
        AssetUses uses = new AssetUses(db);
        Glances looks = new Glances(engine.limits);
        TemplateRoutes templateRoutes = new TemplateRoutes(templates, engine.cards, clock, ids::next);
        Sessions sessions = new Sessions(db, callers, clock, random, config.reachedByHttps());
        LongFunction<ZoneId> zones =
                brand -> new BrandStore(db).find(brand).map(Brand::timeZone).orElse(ZoneOffset.UTC);
        List<Routes> rooms = List.of(
                health,
                new SessionRoutes(db, sessions, callers, audit),
                new WelcomeRoutes(db, sessions, callers, audit, clock),
                new OidcRoutes(
                        config.oidc().map(oidc -> new Provider(vertx, oidc, clock)),
                        new Newcomers(db, ids, audit, callers),
                        sessions,
                        keys.sealer(),
                        random,
                        clock,
                        publicUrl),
                new BrandRoutes(db, ids, audit),
                new ApprovalRuleRoutes(db, approvalRule, audit),
                new UserRoutes(db, ids, audit, callers),
                new InvitationRoutes(db, ids, audit, random, clock, publicUrl),
                new ApiKeyRoutes(db, ids, audit, callers, clock, random),
                new SenderRoutes(db, ids, audit, senders),
                new AssetRoutes(
                        db,
                        audit,
                        intake,
                        closing.add(new AddressFetch(media)),
                        assets,
                        files.originals(),
                        (brand, asset) -> uses.namesWith(brand, asset, MOST_NAMED)),
                new AssetUseRoutes(db, assets, uses, templates, engine.cards, audit, clock),
                new BannerRoutes(assets, files.originals(), intake, media),
                new RenditionRoutes(assets, renditionStore, renditions),
                new MediaDoor(renditionStore, renditions),
                new LimitsRoutes(
                        engine.limits,
                        Math.min(config.http().maxUpload(), media.caps().bytes())),
                templateRoutes,
                new ShelfRoutes(db, templates, engine.limits, looks, audit),
                new PresenceRoutes(db, templates, clock),
                new ApprovalRoutes(db, templates, new ApprovalStore(db), audit, clock, ids::next),
                new StarterRoutes(Starters.standard(), intake, templateRoutes, engine.limits, looks, clock),
                new SendRoutes(db, audit, engine.sends, engine.acceptor),
                new TestSendRoutes(db, audit, engine.readsContent, engine.sends, engine.acceptor),
                new SenderTestRoutes(db, audit, senders, engine.senderTest),
                new SubmissionRoutes(db, audit, engine.submissions, engine.frozen, engine.chunks),
                new MessageRoutes(
                        db,
                        engine.frozen,
                        new MessageRoutes.Sources(
                                engine.personal,
                                engine.contents,
                                engine.wireIds,
                                engine::link,
                                engine.prices::of,
                                zones)),
                new OverviewRoutes(db.reads(), zones, clock),
                new LookRoutes(db, engine.frozen, engine.forms, looks, new SentLooks(engine.limits, engine.shortLinks)),
                new InboxRoutes(
                        db,
                        new InboxRoutes.Sources(
                                engine.inbox,
                                engine.personal,
                                engine.optOuts,
                                new FreeText(engine.sends, engine.acceptor),
                                audit),
                        ids::next,
                        clock),
                new CancelRoutes(db, audit, engine.messages, engine.chunks, engine::revokes),
                engine.previews,
                engine.plans,
                engine.lints,
                new FilterWordRoutes(db, filterWords, audit),
                new LinkRoutes(db, audit, engine.linkStore, engine.links, engine.kinds),
                new PriceRoutes(db, audit, engine.prices, engine.linkStore),
                new OptOutRoutes(db, engine.optOuts, senders, engine.personal, audit, engine::link, clock),
                closing.add(new LiveRoutes(feed, LiveRoutes.HEARTBEAT)),
                new WebhookRoutes(db, keys.sealer(), ids::next, random, audit, hooks),
                new CarrierDoor(engine.links),
                links(db, ids, keys, clock, meters, engine, LinkDoor.Settings.at(config.shortLinks(), publicUrl)),
                sandbox.<Routes>map(simulated -> new HandsetRoutes(
                                simulated,
                                new WireOrigins(engine.wireIds, engine.linkStore, engine.refs, engine.messages)))
                        .orElseGet(HandsetRoutes::off));
        Remembering remembering = new Remembering(door, db, keys.sealer());
        rooms.forEach(room -> room.register(remembering));
        door.on(
                "metrics",
                _ -> Answer.bytes(
                        "text/plain; version=0.0.4; charset=utf-8",
                        meters.scrape().getBytes(StandardCharsets.UTF_8)));
        door.listen();
        engine.start();
        sandbox.ifPresent(simulated -> simulated.connect(door.publicUrl()));
        return new Server(closing, door, engine, sandbox, credentials);
    }

    private static LinkDoor links(
            Db db,
            IdMint ids,
            Keyring keys,
            InstantSource clock,
            MeterRegistry meters,
            Engine engine,
            LinkDoor.Settings settings) {
        return new LinkDoor(
                engine.codes,
                new SentCards(engine.messages, engine.forms, engine.personal, engine.partitions),
                engine.page,
                new Openings(
                        db, new Book(engine.ledger), ids::next, keys.mac("link-openings"), new Counts(meters), clock),
                settings,
                clock);
    }

    /** Empty where another node of this database has it. */
    private static Optional<Sandbox> sandbox(
            LinkStore links, Db db, IdMint ids, SecureRandom random, InstantSource clock, Closing closing) {
        Optional<Turn> turn = Turn.take(db);
        if (turn.isEmpty()) {
            LOG.warn("sandbox absent: another node of this database has it, and serves what test keys send;"
                    + " to have it here, stop that node and start this one again");
            return Optional.empty();
        }
        closing.add(turn.get());
        new BrandStore(db).first().ifPresent(brand -> SandboxSender.ensure(db, new SenderStore(db), brand, ids.next()));
        return Optional.of(closing.add(Sandbox.start(links, random, clock)));
    }

    /** Empty where the settings say so. */
    public Optional<Sandbox> sandbox() {
        return sandbox;
    }

    Engine engine() {
        return engine;
    }

    /** The address to show to a person. */
    public URI url() {
        return door.publicUrl();
    }

    /** Present at the first start only. */
    public Optional<FirstStart.Credentials> firstCredentials() {
        return firstCredentials;
    }

    private static DatabaseAddress database(AppConfig config, Closing closing) {
        return config.externalDatabase()
                .orElseGet(() ->
                        closing.add(EmbeddedPostgres.start(config.postgres())).address());
    }

    private static void makeFolder(AppConfig config) {
        try {
            Files.createDirectories(config.http().uploads());
        } catch (IOException e) {
            throw new StartupProblem(
                    "The folder " + config.http().uploads() + " cannot be made: " + e.getMessage() + ".",
                    "Give this user the right to write there, or choose another with CARDWIRE_DATA_DIR.",
                    e);
        }
    }

    /** Open requests finish first, then the rooms stop, the database last. */
    @Override
    public void close() {
        closing.close();
    }
}
