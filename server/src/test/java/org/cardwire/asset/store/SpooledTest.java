package org.cardwire.asset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.cardwire.fixtures.s3.ObjectStore;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.crypto.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpooledTest extends MediaStoreContract {
    private static final BucketSettings.Keys KEYS =
            new BucketSettings.Keys(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY);

    private ObjectStore far;
    private Bucket bucket;
    private DiskCache spool;
    private Spooled store;

    @BeforeEach
    void open() throws IOException {
        far = new ObjectStore("media");
        bucket = new Bucket(settings("s3://media/acme", KEYS, 3));
        spool = new DiskCache(folder, DiskCache.Settings.DEFAULT, InstantSource.system(), new SimpleMeterRegistry());
        store = new Spooled(bucket, "renditions", spool);
    }

    @AfterEach
    void close() throws Exception {
        spool.close();
        bucket.close();
        far.close();
    }

    @Override
    MediaStore store() {
        return store;
    }

    private BucketSettings settings(String place, BucketSettings.Keys keys, int tries) {
        return new BucketSettings(
                place(place).bucket(),
                "acme/",
                Optional.of(far.address()),
                ObjectStore.REGION,
                Optional.of(keys),
                true,
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofSeconds(20),
                tries);
    }

    @Test
    void whatTheSpoolLostComesFromTheBucketOnce() throws Exception {
        byte[] content = content(5, 200_000);
        store.add(hash(content), content);
        lose(hash(content));

        assertThat(store.read(hash(content))).isEqualTo(content);
        assertThat(store.read(hash(content))).isEqualTo(content);
        assertThat(far.requests("GET")).isEqualTo(1);
        assertThat(far.objects())
                .containsOnlyKeys("acme/renditions/" + hash(content).hex().substring(0, 2) + "/"
                        + hash(content).hex());
    }

    @Test
    void anObjectThatIsNotWhatItsNameSaysIsNotThere() throws Exception {
        byte[] content = content(6, 1_000);
        store.add(hash(content), content);
        lose(hash(content));
        far.objects().replaceAll((key, was) -> content(7, 1_000));

        assertThat(store.find(hash(content))).isEmpty();
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aStoreThatIsBusySilentOrForbidsIsAwayUntilItIsWellAgain() throws Exception {
        byte[] content = content(8, 1_000);
        store.add(hash(content), content);
        for (ObjectStore.Mood mood :
                new ObjectStore.Mood[] {ObjectStore.Mood.BUSY, ObjectStore.Mood.SILENT, ObjectStore.Mood.FORBIDDING}) {
            lose(hash(content));
            far.mood(mood);
            assertThatThrownBy(() -> store.find(hash(content))).as(mood.name()).isInstanceOf(StoreAway.class);
            assertThatThrownBy(() -> store.add(hash(content(9, 10)), content(9, 10)))
                    .as(mood.name())
                    .isInstanceOf(StoreAway.class);
            far.mood(ObjectStore.Mood.WELL);
            assertThat(store.read(hash(content))).isEqualTo(content);
        }
    }

    @Test
    void whatCannotBeStoredIsOnThisMachineAllTheSame() {
        byte[] content = content(11, 1_000);
        far.mood(ObjectStore.Mood.BUSY);
        assertThatThrownBy(() -> store.add(hash(content), content)).isInstanceOf(StoreAway.class);
        assertThat(store.read(hash(content))).isEqualTo(content);
    }

    @Test
    void aBusyStoreIsAskedAsOftenAsTheSettingsSay() {
        far.mood(ObjectStore.Mood.BUSY);
        assertThatThrownBy(() -> store.find(hash(content(12, 10)))).isInstanceOf(StoreAway.class);
        assertThat(far.requests("GET")).isEqualTo(3);
    }

    @Test
    void aBucketThatCannotBeUsedIsToldAtTheStartWithWhatToLookAt() {
        assertThatCode(bucket::verify).doesNotThrowAnyException();
        try (var wrongKeys = new Bucket(settings("s3://media/acme", new BucketSettings.Keys("AKIDCARDWIRE", "no"), 1));
                var missing = new Bucket(settings("s3://other/acme", KEYS, 1))) {
            assertThatThrownBy(wrongKeys::verify)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("The bucket media of CARDWIRE_MEDIA_STORE")
                    .hasMessageContaining("keys may put and get");
            assertThatThrownBy(missing::verify)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("The bucket other");
        }
    }

    @Test
    void aPlaceIsABucketAndAPrefix() {
        assertThat(place("s3://media").prefix()).isEmpty();
        assertThat(place("s3://media/a/b/").prefix()).isEqualTo("a/b/");
        assertThat(place("s3://media/a/b/").bucket()).isEqualTo("media");
        assertThatThrownBy(() -> place("https://media.example/a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> place("s3:///a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static BucketSettings place(String text) {
        return BucketSettings.of(
                URI.create(text), Optional.empty(), "us-east-1", Optional.empty(), false, Duration.ofSeconds(1));
    }

    private void lose(Sha256 hash) throws IOException {
        Optional<Path> file = spool.peek(hash);
        if (file.isPresent()) {
            Files.delete(file.get());
        }
    }
}
