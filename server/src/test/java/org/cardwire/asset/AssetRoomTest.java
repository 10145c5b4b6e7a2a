package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cardwire.asset.store.Folder;
import org.cardwire.asset.store.MediaStore;
import org.cardwire.asset.store.StoreAway;
import org.cardwire.media.Crop;
import org.cardwire.media.Format;
import org.cardwire.media.Target;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.crypto.Sha256;
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
    private Folder files;
    private AssetStore assets;
    private RenditionStore store;
    private Claims claims;
    private Renditions renditions;
    private Intake intake;

    @BeforeEach
    void open() {
        settings = AssetSettings.of(URI.create("https://media.example"));
        files = new Folder(folder);
        assets = new AssetStore(DATABASE.db());
        store = new RenditionStore(
                DATABASE.db(), new MediaNames(Keyring.random().mac("media"), settings.publicUrl()));
        claims = new Claims(DATABASE.db(), 1, Claims.LEASE);
        renditions = new Renditions(assets, store, claims, new MediaStores(files, files), settings);
        intake = new Intake(settings.caps(), files, assets, IDS::getAndIncrement, InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        renditions.close();
        claims.close();
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
        assertThat(assets.page(
                        new AssetFilter(
                                103, Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty()),
                        10))
                .isEmpty();
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
        assertThat(name(made)).hasSize(24 + ".jpg".length()).endsWith(".jpg");
        assertThat(store.byName(name(made))).contains(new RenditionStore.Named(asset.sha256(), MMS.key(), made));
    }

    @Test
    void aLostFileIsMadeAgainWithTheSameName() throws Exception {
        Asset asset = stored(intake.take(105, "lounge.jpg", PHOTO, Optional.empty()));
        var made = (Rendition.Made) renditions.picture(asset.id(), MMS);
        Files.delete(files.find(made.file()).orElseThrow());

        assertThat(renditions.picture(asset.id(), MMS)).isEqualTo(made);
        assertThat(renditions.bytes(made)).hasSize(made.bytes());
    }

    @Test
    void anEvictedPictureIsMadeAgainForItsPublicNameByteForByte() throws Exception {
        Asset asset = stored(intake.take(113, "lounge.jpg", PHOTO, Optional.empty()));
        Target cropped = Target.within(20 * 1024, 500, 900).withCrop(new Crop(16, 9, 0.3, 0.61));
        var made = (Rendition.Made) renditions.picture(asset.id(), cropped);
        byte[] before = renditions.bytes(made);
        var named = store.byName(name(made)).orElseThrow();
        Files.delete(files.find(made.file()).orElseThrow());
        try (var afterRestart = new Renditions(assets, store, claims, new MediaStores(files, files), settings)) {
            assertThat(afterRestart.promised(named))
                    .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(before));
        }
    }

    @Test
    void anEvictedFilmIsMadeAgainByteForByteWhileItsReadersComeLater() throws Exception {
        Asset film = stored(intake.take(114, "film.mp4", written(TestClips.film(2)), Optional.empty()));
        Target target = MMS.withFormats(EnumSet.of(Format.MP4));
        var made = (Rendition.Made) waited(() -> renditions.clip(film.id(), target));
        byte[] before = renditions.bytes(made);
        var named = store.byName(name(made)).orElseThrow();
        Files.delete(files.find(made.file()).orElseThrow());

        assertThatThrownBy(() -> renditions.promised(named)).isInstanceOf(NotNow.class);
        assertThat(waited(() -> renditions.clip(film.id(), target))).isEqualTo(made);
        assertThat(renditions.promised(named))
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(before));
    }

    @Test
    void otherBytesNeverGoOutUnderANameThatWasGiven() throws Exception {
        Asset asset = stored(intake.take(115, "lounge.jpg", PHOTO, Optional.empty()));
        var now = (Rendition.Made) renditions.picture(asset.id(), MMS);
        Sha256 before = Sha256.of("as another pipeline made it");
        DATABASE.db()
                .sql("update rendition set sha256 = :before, public_name = 'given.jpg' where sha256 = :now")
                .set("before", before.bytes())
                .set("now", now.file().bytes())
                .update();
        var given = store.byName("given.jpg").orElseThrow();

        assertThat(renditions.promised(given)).isEmpty();
        assertThat(store.byName("given.jpg")).isEmpty();
        assertThat(renditions.picture(asset.id(), MMS)).isEqualTo(now);
        assertThat(store.byName(name(now))).isPresent();
    }

    @Test
    void twoNodesMakeARenditionOnceAndTheOneThatWaitsHearsHowFarItIs() throws Exception {
        Asset film = stored(intake.take(116, "film.mp4", written(TestClips.film(3)), Optional.empty()));
        Target target = Target.within(29_000, 640, 640).withFormats(EnumSet.of(Format.MP4));
        var originals = new Counting(files);
        var stores = new MediaStores(originals, files);
        try (var otherClaims = new Claims(DATABASE.db(), 2, Claims.LEASE);
                var here = new Renditions(assets, store, claims, stores, settings);
                var there = new Renditions(assets, store, otherClaims, stores, settings)) {
            for (Renditions node : List.of(here, there)) {
                assertThat(node.clip(film.id(), target)).isInstanceOf(Rendition.Making.class);
            }
            Rendition made = waited(() -> here.clip(film.id(), target));
            assertThat(made).isInstanceOf(Rendition.Made.class);
            assertThat(waited(() -> there.clip(film.id(), target))).isEqualTo(made);

            Target picture = target.withFormats(Format.PICTURES);
            try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Rendition> one = askers.submit(() -> here.picture(film.id(), picture));
                Future<Rendition> other = askers.submit(() -> there.picture(film.id(), picture));
                assertThat(one.get()).isInstanceOf(Rendition.Made.class).isEqualTo(other.get());
            }
        }
        assertThat(originals.found).hasValue(2);
    }

    @Test
    void theClaimOfANodeThatDiedPassesOn() throws Exception {
        Asset asset = stored(intake.take(117, "lounge.jpg", PHOTO, Optional.empty()));
        Target target = Target.within(25_000, 640, 640);
        var fit = new Fit(new RenditionKey(asset.sha256(), target));
        fit.progress = 0.5;
        try (var dead = new Claims(DATABASE.db(), 3, Duration.ofSeconds(2))) {
            assertThat(dead.take(fit)).isEmpty();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            assertThat(claims.take(fit)).contains(0.5);
        }
        assertThat(renditions.picture(asset.id(), target)).isInstanceOf(Rendition.Made.class);
        assertThat(claims.take(fit)).isEmpty();
        claims.release(fit);
    }

    @Test
    void whileTheStoreIsAwayWhatNeedsItWaitsAndAnUploadIsAnsweredSo() throws Exception {
        Asset asset = stored(intake.take(120, "lounge.jpg", PHOTO, Optional.empty()));
        Asset film = stored(intake.take(120, "film.mp4", written(TestClips.film(2)), Optional.empty()));
        Target target = Target.within(23_000, 640, 640);
        var away = new MediaStore() {
            @Override
            public void add(Sha256 hash, byte[] content) {
                throw new StoreAway("no answer");
            }

            @Override
            public Optional<Path> find(Sha256 hash) {
                throw new StoreAway("no answer");
            }
        };
        try (var node = new Renditions(assets, store, claims, new MediaStores(away, away), settings)) {
            assertThatThrownBy(() -> node.picture(asset.id(), target)).isInstanceOf(NotNow.class);
            assertThat(node.clip(film.id(), target.withFormats(EnumSet.of(Format.MP4))))
                    .isInstanceOf(Rendition.Making.class);
        }
        var doorkeeper = new Intake(settings.caps(), away, assets, IDS::getAndIncrement, InstantSource.system());
        assertThat(doorkeeper.take(120, "lounge.jpg", PHOTO, Optional.empty()))
                .isEqualTo(new Intake.Refused(Intake.NOT_NOW, Map.of()));
    }

    /** How often files were read. */
    private record Counting(Folder folder, AtomicLong found) implements MediaStore {
        Counting(Folder folder) {
            this(folder, new AtomicLong());
        }

        @Override
        public void add(Sha256 hash, byte[] content) {
            folder.add(hash, content);
        }

        @Override
        public Optional<Path> find(Sha256 hash) {
            found.incrementAndGet();
            return folder.find(hash);
        }
    }

    @Test
    void aPreviewHasADraftAtOnceAndTheFinalPictureSoonAndMessagesGetTheFinalOneOnly() throws Exception {
        Asset asset = stored(intake.take(118, "lounge.jpg", PHOTO, Optional.empty()));
        Target target = Target.within(24_000, 640, 640);

        var draft = (Rendition.Draft) renditions.pictureInView(asset.id(), target);
        assertThat(draft.bytes()).hasSizeLessThanOrEqualTo(24_000);
        String[] address = draft.publicUrl().getPath().split("/", -1);
        assertThat(renditions
                        .draft(asset.sha256(), target.key(), address[5])
                        .orElseThrow()
                        .bytes())
                .isEqualTo(draft.bytes());
        assertThat(renditions.draft(asset.sha256(), MMS.key(), address[5])).isEmpty();
        assertThat(store.byName(address[5])).isEmpty();

        var sent = (Rendition.Made) renditions.picture(asset.id(), target);
        assertThat(sent.score()).isPresent();
        assertThat(renditions.bytes(sent)).isNotEqualTo(draft.bytes());
        assertThat(renditions.pictureInView(asset.id(), target)).isEqualTo(sent);
    }

    @Test
    void whatNoDraftTellsIsWaitedFor() throws Exception {
        Asset asset = stored(intake.take(119, "lounge.jpg", PHOTO, Optional.empty()));
        assertThat(renditions.pictureInView(asset.id(), Target.within(150, 640, 640)))
                .isInstanceOf(Rendition.Refused.class);
    }

    private static String name(Rendition.Made made) {
        return made.publicUrl().getPath().substring("/m/".length());
    }

    private static Rendition waited(Supplier<Rendition> ask) {
        Rendition answer = ask.get();
        for (Instant end = Instant.now().plusSeconds(180);
                answer instanceof Rendition.Making && Instant.now().isBefore(end); ) {
            LockSupport.parkNanos(50_000_000);
            answer = ask.get();
        }
        return answer;
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

        Rendition made = waited(() -> renditions.clip(film.id(), target));
        byte[] bytes = renditions.bytes((Rendition.Made) made);
        assertThat(bytes).hasSizeLessThanOrEqualTo(30 * 1024);
        assertThat(TestClips.seconds(bytes)).isCloseTo(3, within(0.2));
        assertThat(renditions.underWay(film.sha256())).isEmpty();
    }

    @Test
    void aClipThatTakesTooLongIsEndedAndNotBegunAnewByTheNextAsker() throws Exception {
        var hurried = AssetSettings.of(
                settings.publicUrl(), new AssetSettings.Clips(1, Duration.ofMinutes(1), Duration.ofMillis(1)), false);
        Asset film = stored(intake.take(109, "film.mp4", written(TestClips.film(4)), Optional.empty()));
        Target target = MMS.withFormats(EnumSet.of(Format.MP4));
        var impatient = new Renditions(assets, store, claims, new MediaStores(files, files), hurried);
        try {
            assertThat(waited(() -> impatient.clip(film.id(), target)))
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
        Path original = files.find(asset.sha256()).orElseThrow();
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

    private static Asset stored(Intake.Taken taken) {
        assertThat(taken).isInstanceOf(Intake.Stored.class);
        return ((Intake.Stored) taken).asset();
    }
}
