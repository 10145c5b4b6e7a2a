package org.cardwire.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cardwire.platform.crypto.Sha256;

/**
 * Files under their hash: {@code <folder>/ab/abcd...}. A file appears whole or not at all, and is never changed, so any
 * number of threads and nodes on a shared folder may add and read.
 */
public final class MediaFiles {
    private final Path folder;

    public MediaFiles(Path folder) {
        this.folder = folder;
    }

    public Path path(Sha256 hash) {
        String hex = hash.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex);
    }

    public boolean has(Sha256 hash) {
        return Files.exists(path(hash));
    }

    public void add(Sha256 hash, byte[] content) {
        Path file = path(hash);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part-", "");
            try {
                Files.write(part, content);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep media in " + folder, e);
        }
    }

    public byte[] read(Sha256 hash) {
        try {
            return Files.readAllBytes(path(hash));
        } catch (IOException e) {
            throw new UncheckedIOException("media file " + hash.hex() + " cannot be read", e);
        }
    }
}
