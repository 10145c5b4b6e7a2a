package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.cardwire.media.Caps;
import org.cardwire.media.Format;
import org.cardwire.media.Target;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AssetRoomTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicLong IDS = new AtomicLong(1);
    private static final Path PHOTO = Path.of("../fixtures/samples/media/lounge.jpg");
    private static final Target MMS = Target.within(30 * 1024, 640, 640);

    @TempDir
    Path folder;

    private AssetSettings settings;
    private MediaFiles files;
    private AssetStore assets;
    private RenditionStore store;
    private Renditions renditions;
    private Intake intake;
    private HttpServer web;

    @BeforeEach
    void open() throws IOException {
        settings = AssetSettings.of(folder, URI.create("https://media.example"));
        files = new MediaFiles(folder);
        assets = new AssetStore(DATABASE.db());
        store = new RenditionStore(
                DATABASE.db(), new MediaNames(Keyring.random().mac("media"), settings.publicUrl()));
        renditions = new Renditions(assets, store, files, settings);
        intake = new Intake(settings.caps(), files, assets, IDS::getAndIncrement, InstantSource.system());
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/photo", exchange -> answer(exchange, 200, Files.readAllBytes(PHOTO)));
        web.createContext("/missing", exchange -> answer(exchange, 404, new byte[0]));
        web.createContext("/long", exchange -> answer(exchange, 200, new byte[2_000]));
        web.start();
    }

    @AfterEach
    void close() throws Exception {
        web.stop(0);
        renditions.close();
    }

    @Test
    void theSameFileTwiceIsOneAssetOfABrandAndAnotherOfAnotherBrand() throws Exception {
        Asset first = stored(intake.take(101, "lounge.jpg", PHOTO, Optional.empty()));
        var again = (Intake.Stored) intake.take(101, "copy.png", PHOTO, Optional.empty());
        Asset other = stored(intake.take(102, "lounge.jpg", PHOTO, Optional.empty()));

        assertThat(first.contentType()).isEqualTo("image/jpeg");
        assertThat(first.width()).isEqualTo(1334);
        assertThat(again.fresh()).isFalse();
        assertThat(again.asset()).isEqualTo(assets.find(101, first.id()).orElseThrow());
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(files.read(first.sha256())).isEqualTo(Files.readAllBytes(PHOTO));
    }

    @Test
    void aPageOfDisguisedHtmlIsRefusedByItsType() throws Exception {
        Path file = Files.writeString(folder.resolve("photo.jpg"), "<html><script>1</script>");

        assertThat(intake.take(103, "photo.jpg", file, Optional.empty()))
                .isInstanceOfSatisfying(Intake.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("type-not-accepted");
                    assertThat(refused.parameters()).containsEntry("type", "text/html");
                });
        assertThat(assets.page(103, OptionalLong.empty(), 10)).isEmpty();
    }

    @Test
    void aTruncatedPhotoIsRefusedWithTheReason() throws Exception {
        byte[] whole = Files.readAllBytes(PHOTO);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(intake.take(103, "cut", cut, Optional.empty()))
                .isInstanceOfSatisfying(
                        Intake.Refused.class, r -> assertThat(r.code()).isEqualTo("truncated"));
    }

    @Test
    void aRenditionIsMadeOnceHoweverManyAskAndKept() throws Exception {
        Asset asset = stored(intake.take(104, "lounge.jpg", PHOTO, Optional.empty()));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Rendition> ask = () -> renditions.picture(asset.id(), MMS);
            List<Future<Rendition>> answers = callers.invokeAll(Collections.nCopies(20, ask));
            for (Future<Rendition> answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }

        var made = (Rendition.Made) renditions.picture(asset.id(), MMS);
        assertThat(renditions.bytes(made)).hasSize(made.bytes()).hasSizeLessThanOrEqualTo(30 * 1024);
        assertThat(store.find(asset.sha256(), MMS.key())).contains(made);
        String name = made.publicUrl().getPath().substring("/m/".length());
        assertThat(name).hasSize(24 + ".jpg".length()).endsWith(".jpg");
        assertThat(store.byName(name)).contains(made);
    }

    @Test
    void aLostFileIsMadeAgainWithTheSameName() throws Exception {
        Asset asset = stored(intake.take(105, "lounge.jpg", PHOTO, Optional.empty()));
        var made = (Rendition.Made) renditions.picture(asset.id(), MMS);
        Files.delete(files.path(made.file()));

        assertThat(renditions.picture(asset.id(), MMS)).isEqualTo(made);
        assertThat(renditions.bytes(made)).hasSize(made.bytes());
    }

    @Test
    void whatCannotBeMadeIsRememberedWithItsReason() throws Exception {
        Asset asset = stored(intake.take(106, "lounge.jpg", PHOTO, Optional.empty()));
        Target tiny = Target.within(100, 640, 640);

        Rendition refused = renditions.picture(asset.id(), tiny);

        assertThat(refused).isInstanceOfSatisfying(Rendition.Refused.class, r -> {
            assertThat(r.code()).isEqualTo("too-small-limit");
            assertThat(r.parameters()).containsEntry("limit", "100").containsKey("smallest");
        });
        assertThat(store.find(asset.sha256(), tiny.key())).contains(refused);
        assertThat(renditions.picture(4_000_000_000L, MMS)).isEqualTo(new Rendition.Unknown());
    }

    @Test
    void aClipIsMadeWhileItsAskersGoOnAndPicturesDoNotWaitForIt() throws Exception {
        Asset film = stored(intake.take(108, "film.mp4", written(TestClips.film(3)), Optional.empty()));
        Target target = MMS.withFormats(EnumSet.of(Format.MP4));

        assertThat(renditions.clip(film.id(), target)).isInstanceOf(Rendition.Making.class);
        assertThat(renditions.underWay(film.sha256())).containsOnlyKeys(target.key());
        assertThat(renditions.picture(film.id(), MMS.withFormats(Format.PICTURES)))
                .isInstanceOfSatisfying(
                        Rendition.Made.class,
                        poster -> assertThat(poster.contentType()).startsWith("image/"));

        Rendition made = renditions.clip(film.id(), target);
        for (Instant end = Instant.now().plusSeconds(180);
                made instanceof Rendition.Making && Instant.now().isBefore(end); ) {
            LockSupport.parkNanos(100_000_000);
            made = renditions.clip(film.id(), target);
        }
        byte[] bytes = renditions.bytes((Rendition.Made) made);
        assertThat(bytes).hasSizeLessThanOrEqualTo(30 * 1024);
        assertThat(TestClips.seconds(bytes)).isCloseTo(3, within(0.2));
        assertThat(renditions.underWay(film.sha256())).isEmpty();
    }

    @Test
    void aClipThatTakesTooLongIsEndedAndNotBegunAnewByTheNextAsker() throws Exception {
        var hurried = AssetSettings.of(
                folder,
                settings.publicUrl(),
                new AssetSettings.Clips(1, Duration.ofMinutes(1), Duration.ofMillis(1)),
                false);
        Asset film = stored(intake.take(109, "film.mp4", written(TestClips.film(4)), Optional.empty()));
        Target target = MMS.withFormats(EnumSet.of(Format.MP4));
        var impatient = new Renditions(assets, store, files, hurried);
        try {
            Rendition end = impatient.clip(film.id(), target);
            for (Instant late = Instant.now().plusSeconds(60);
                    end instanceof Rendition.Making && Instant.now().isBefore(late); ) {
                LockSupport.parkNanos(20_000_000);
                end = impatient.clip(film.id(), target);
            }
            assertThat(end)
                    .isInstanceOfSatisfying(
                            Rendition.Refused.class, r -> assertThat(r.code()).isEqualTo("too-slow"));
            assertThat(impatient.underWay(film.sha256())).isEmpty();
            assertThat(store.find(film.sha256(), target.key())).isEmpty();
        } finally {
            impatient.close();
        }
    }

    private Path written(byte[] file) throws IOException {
        return Files.write(Files.createTempFile(folder, "media", ""), file);
    }

    @Test
    void anAssetTakenOutOfTheLibraryStillHasItsRenditions() throws Exception {
        Asset asset = stored(intake.take(107, "lounge.jpg", PHOTO, Optional.empty()));

        assertThat(assets.remove(107, asset.id())).isTrue();
        assertThat(assets.find(107, asset.id())).isEmpty();
        assertThat(renditions.picture(asset.id(), MMS)).isInstanceOf(Rendition.Made.class);
    }

    @Test
    void aPictureWhoseOriginalWasLostCannotBeHadNow() throws Exception {
        Asset asset = stored(intake.take(110, "lounge.jpg", PHOTO, Optional.empty()));
        Path original = files.path(asset.sha256());
        Path away = Files.move(original, folder.resolve("away"));
        assertThatThrownBy(() -> renditions.picture(asset.id(), MMS)).isInstanceOf(NotNow.class);
        Files.move(away, original);
        assertThat(renditions.picture(asset.id(), MMS)).isInstanceOf(Rendition.Made.class);
    }

    @Test
    void aBrandKnowsItsOwnAssetsOnly() throws Exception {
        String own = Asset.ID.of(
                stored(intake.take(111, "lounge.jpg", PHOTO, Optional.empty())).id());
        String others = Asset.ID.of(
                stored(intake.take(112, "lounge.jpg", PHOTO, Optional.empty())).id());
        assertThat(assets.known(111, Set.of(own, others, "ast_sofa"))).containsExactly(own);
        assets.remove(111, Asset.ID.parse(own));
        assertThat(assets.known(111, Set.of(own))).containsExactly(own);
    }

    @Test
    void aFileIsFetchedFromThisMachineOnlyWhereTheSettingAllowsIt() throws Exception {
        Path into = folder.resolve("fetched");
        try (var strict = new AddressFetch(settings);
                var sandbox = new AddressFetch(settings.withFetchFromLoopback())) {
            sandbox.fetch(address("/photo"), into);
            assertThat(into).hasSameBinaryContentAs(PHOTO);
            refuses(strict, address("/photo"), "address-not-allowed");
            refuses(
                    strict,
                    URI.create("http://localhost:" + web.getAddress().getPort() + "/photo"),
                    "address-not-allowed");
            refuses(sandbox, URI.create("file:///etc/passwd"), "address-not-allowed");
            refuses(sandbox, address("/missing"), "not-found");
        }
    }

    @Test
    void aRedirectToAPrivateAddressIsRefusedAtTheConnection() throws Exception {
        for (String inner : List.of("http://10.0.0.1/", "http://169.254.169.254/latest", "http://[fd00::1]/")) {
            String path = "/to-" + Integer.toHexString(inner.hashCode());
            web.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Location", inner);
                answer(exchange, 302, new byte[0]);
            });
            try (var sandbox = new AddressFetch(settings.withFetchFromLoopback())) {
                refuses(sandbox, address(path), "address-not-allowed");
            }
        }
    }

    @Test
    void aFetchEndsAtTheByteCap() throws Exception {
        var caps = new Caps(1_000, 1_000_000, 10, 1_000_000, settings.caps().deadline(), 64);
        var small = new AssetSettings(
                folder,
                settings.publicUrl(),
                caps,
                1 << 20,
                1,
                1,
                1,
                settings.fetchDeadline(),
                settings.redirects(),
                true);
        try (var fetch = new AddressFetch(small)) {
            refuses(fetch, address("/long"), "too-many-bytes");
        }
    }

    private void refuses(AddressFetch fetch, URI address, String code) {
        assertThatThrownBy(() -> fetch.fetch(address, folder.resolve("none")))
                .isInstanceOfSatisfying(
                        AddressFetch.FetchRefused.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
    }

    private static Asset stored(Intake.Taken taken) {
        assertThat(taken).isInstanceOf(Intake.Stored.class);
        return ((Intake.Stored) taken).asset();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
