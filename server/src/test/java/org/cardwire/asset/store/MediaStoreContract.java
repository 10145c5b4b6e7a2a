package org.cardwire.asset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cardwire.platform.crypto.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everyone who keeps media promises. */
abstract class MediaStoreContract {
    @TempDir
    Path folder;

    /** The same place each time. */
    abstract MediaStore store() throws Exception;

    static byte[] content(int seed, int bytes) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    static Sha256 hash(byte[] content) {
        return Sha256.of("", content);
    }

    @Test
    void whatWasAddedIsFoundWhole() throws Exception {
        byte[] content = content(1, 300_000);
        store().add(hash(content), content);

        assertThat(store().find(hash(content)))
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(content));
        assertThat(store().read(hash(content))).isEqualTo(content);
    }

    @Test
    void whatWasNeverAddedIsNotThere() throws Exception {
        Sha256 unknown = hash(content(2, 10));

        assertThat(store().find(unknown)).isEmpty();
        assertThatThrownBy(() -> store().read(unknown)).isInstanceOf(StoreAway.class);
    }

    @Test
    void theSameFileAddedByManyAtOnceIsOne() throws Exception {
        MediaStore store = store();
        byte[] content = content(3, 100_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> add = () -> {
                store.add(hash(content), content);
                return store.read(hash(content));
            };
            for (Future<byte[]> read : threads.invokeAll(Collections.nCopies(16, add))) {
                assertThat(read.get()).isEqualTo(content);
            }
        }
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        byte[] nothing = new byte[0];
        store().add(hash(nothing), nothing);
        assertThat(store().read(hash(nothing))).isEmpty();
    }

    @Test
    void filesOfEveryHashStandBesideEachOther() throws Exception {
        for (int seed = 10; seed < 40; seed++) {
            store().add(hash(content(seed, seed)), content(seed, seed));
        }
        for (int seed = 10; seed < 40; seed++) {
            byte[] content = content(seed, seed);
            assertThat(store().read(hash(content))).isEqualTo(Arrays.copyOf(content, seed));
        }
    }
}
