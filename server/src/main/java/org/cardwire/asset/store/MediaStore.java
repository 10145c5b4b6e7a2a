package org.cardwire.asset.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;

/**
 * Files under their hash: one appears whole or not at all, and never changes, so that any number of threads and nodes may add
 * and find. Blocks. What cannot be reached just now is thrown as {@link StoreAway}.
 */
public interface MediaStore {
    /** Adding what is there changes nothing. */
    void add(Sha256 hash, byte[] content);

    /** A file of this machine that stays at least while somebody reads it at once; empty when there is none of this hash. */
    Optional<Path> find(Sha256 hash);

    /** Throws {@link StoreAway} also when there is none of this hash. */
    default byte[] read(Sha256 hash) {
        Path file = find(hash).orElseThrow(() -> new StoreAway("media file " + hash + " is not there"));
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new StoreAway("media file " + hash + " was evicted this moment");
        } catch (IOException e) {
            throw new UncheckedIOException("media file " + hash + " cannot be read", e);
        }
    }
}
