package org.cardwire.tracking.page;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cardwire.asset.Asset;
import org.cardwire.asset.AssetSettings;
import org.cardwire.asset.AssetStore;
import org.cardwire.asset.Claims;
import org.cardwire.asset.Intake;
import org.cardwire.asset.MediaNames;
import org.cardwire.asset.MediaStores;
import org.cardwire.asset.RenditionStore;
import org.cardwire.asset.Renditions;
import org.cardwire.asset.store.Folder;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.card.Limits;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.PicturesOnly;
import org.cardwire.message.Attempt;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.Form;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore;
import org.cardwire.message.Partitions;
import org.cardwire.message.PersonalData;
import org.cardwire.message.Records;
import org.cardwire.message.ShortCodes;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.Forms;
import org.cardwire.submission.ShortLinks;
import org.cardwire.tracking.Book;
import org.cardwire.tracking.Counts;
import org.cardwire.tracking.SentCards;

/** The public door over a real database, with a card that has one photograph and a button of every kind. */
final class PageBed implements AutoCloseable {
    private static final long BRAND = 7;
    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");

    /** A clock that can be moved. */
    static final class Clock implements InstantSource {
        volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }
    }

    final Clock clock = new Clock();
    final HttpDoor door;
    final ShortCodes codes;
    final IdMint ids;
    private final TestDatabase database;
    private final Keyring keys = Keyring.random();
    private final HttpClient http = HttpClient.newHttpClient();
    private final PersonalData personal = new PersonalData(keys.sealer(), keys.numberKey());
    private final FrozenStore frozen;
    private final MessageStore messages;
    private final Ledger ledger;
    private final Renditions renditions;
    private final Intake intake;
    private final Path folder;
    private final String card;

    PageBed(TestDatabase database, Path folder) throws Exception {
        this.database = database;
        this.folder = folder;
        var db = database.db();
        ids = IdMint.open(db, InstantSource.system());
        Partitions partitions = new Partitions(db, Partitions.Settings.DEFAULT);
        partitions.maintain(Instant.now());
        ledger = new Ledger(db, 1, partitions, new CarrierRefs(db), Ledger.Settings.DEFAULT);
        frozen = new FrozenStore(db, ids::next);
        messages = new MessageStore(db, frozen);
        codes = new ShortCodes(keys.mac("codes"));
        db.sql("insert into brand (id, name, time_zone, locale) values (:id, 'Acme', 'UTC', 'en')")
                .set("id", BRAND)
                .update();
        SenderStore senders = new SenderStore(db);
        senders.insert(
                db,
                9,
                BRAND,
                "Acme",
                new Sender.Words(Map.of(), Map.of(), Map.of()),
                new Sender.Addresses(Optional.empty(), Optional.empty(), Optional.empty()));

        var settings = AssetSettings.of(URI.create("https://media.example"));
        var files = new Folder(folder);
        var assets = new AssetStore(db);
        var store = new RenditionStore(db, new MediaNames(keys.mac("media"), settings.publicUrl()));
        renditions =
                new Renditions(assets, store, new Claims(db, 1, Claims.LEASE), new MediaStores(files, files), settings);
        intake = new Intake(settings.caps(), files, assets, ids::next, clock);
        card = card(taken(Files.readAllBytes(PHOTO)));

        ShortLinks links = new ShortLinks(URI.create("https://go.example/"), codes);
        Forms forms = new Forms(
                Limits.standard(),
                new Deriver(Limits.standard(), PicturesOnly.none(), links, (message, button) -> "token"),
                10);
        SentCards cards = new SentCards(messages, forms, personal, partitions);
        door = new HttpDoor(database.vertx(), http(folder), Contract.load(), nobody(), new SimpleMeterRegistry());
        new LinkDoor(
                        codes,
                        cards,
                        new CardPage(new Pictures(renditions), links, senders),
                        new Openings(
                                db,
                                new Book(ledger),
                                ids::next,
                                keys.mac("callers"),
                                new Counts(new SimpleMeterRegistry()),
                                InstantSource.system()),
                        LinkDoor.Settings.at(
                                Optional.of(URI.create("https://go.example")), URI.create("https://cards.example")),
                        clock)
                .register(door);
        door.listen();
    }

    private String taken(byte[] file) throws IOException {
        Path path = Files.write(Files.createTempFile(folder, "media", ""), file);
        var stored = (Intake.Stored) intake.take(BRAND, "media", path, Optional.empty());
        return Asset.ID.of(stored.asset().id());
    }

    private static String card(String asset) {
        return """
                {"card":{"version":1,"kind":"promotional","locale":"zh-CN","layout":"card","text":"{{name}}，双十一",
                  "variables":[{"name":"name","type":"text","default":"顾客","maxLength":100}],
                  "cards":[{"id":"c1","title":"礼盒","text":"满减\\n今晚","media":{"asset":"%s","alt":"两只狗"},"buttons":[
                    {"id":"buy","label":"购买","action":{"type":"openUrl","url":"https://shop.example/a?n={{name}}"}},
                    {"id":"yes","label":"提醒我","action":{"type":"reply","postback":"remind"}},
                    {"id":"call","label":"致电","action":{"type":"dial","number":"+4420794600"}},
                    {"id":"map","label":"地图","action":
                      {"type":"showLocation","latitude":30.25,"longitude":120.1234,"label":"西湖"}}]}],
                  "suggestions":[{"id":"cal","label":"日历 {{name}}","action":{"type":"calendar","start":"2026-11-11T20:00:00+08:00",
                    "end":"2026-11-11T21:00:00+08:00","title":"{{name}}, 晚八点; 直播开始"}}]},
                "locale":"zh-CN","sender":9,"imprint":{"signatures":{},"optOuts":{},"optOutOnService":false},"limits":"1",
                "confirmation":false}""".formatted(asset);
    }

    /** A message that went out an hour ago. */
    long sent(String name) {
        return sent(name, Instant.now().minus(Duration.ofHours(1)));
    }

    long sentJustNow(String name) {
        return sent(name, Instant.now().plusSeconds(5));
    }

    /** The same card with another file in the place of its photograph. */
    long sentWith(byte[] file) throws IOException {
        return sent("", Instant.now().minus(Duration.ofHours(1)), card(taken(file)));
    }

    private long sent(String name, Instant at) {
        return sent(name, at, card);
    }

    private long sent(String name, Instant at, String card) {
        var db = database.db();
        long id = Ids.message(ids.nextBlock(), 0);
        var content =
                frozen.keep(BRAND, false, Lane.BULK, List.of(new Form(Channel.SMS, Duration.ofMinutes(10))), card);
        db.sql("""
                        insert into submission (id, brand, live, lane, frozen, first_message, total, created_at)
                        values (:id, :brand, false, 2, :frozen, :id, 1, now())""")
                .set("id", id)
                .set("brand", BRAND)
                .set("frozen", content.id())
                .update();
        Msisdn to = new Msisdn("+447700900123");
        messages.add(
                db,
                List.of(new Message(
                        id,
                        id,
                        BRAND,
                        content.id(),
                        personal.key(to),
                        personal.seal(BRAND, to),
                        Optional.of(personal.sealVariables(id, Json.write(Map.of("name", name)))),
                        at,
                        at.plus(Duration.ofHours(2)),
                        Optional.empty())));
        Attempt attempt = new Attempt(
                1, 0, Channel.SMS, 1, 0, true, Attempt.Result.ACCEPTED, "", at, at.plusSeconds(600), 1, 100, "{}");
        ledger.append(new Records().attempt(id, attempt))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return id;
    }

    Life life(long message) {
        return messages.find(message).orElseThrow().life();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Authenticator nobody() {
        return new Authenticator() {
            @Override
            public Optional<Principal> byApiKey(String key) {
                return Optional.empty();
            }

            @Override
            public Optional<Principal> bySession(String cookie) {
                return Optional.empty();
            }
        };
    }

    private static HttpSettings http(Path folder) {
        return new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                1_000_000,
                1_000_000,
                folder,
                64,
                new RateLimits.Rate(100, 100),
                Duration.ofSeconds(5));
    }

    @Override
    public void close() throws Exception {
        door.close();
        http.close();
        renditions.close();
        ledger.close();
        ids.close();
    }
}
