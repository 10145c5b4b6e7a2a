package org.cardwire.asset.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;

/** A folder that keeps files for good, as {@code <folder>/ab/abcd...}; nodes may share it. */
public final class Folder implements MediaStore {
    static final String PART = "part-";

    private final Path root;

    public Folder(Path root) {
        this.root = root;
    }

    @Override
    public void add(Sha256 hash, byte[] content) {
        if (!Files.exists(path(hash))) {
            fill(hash, part -> Files.write(part, content).equals(part));
        }
    }

    @Override
    public Optional<Path> find(Sha256 hash) {
        return Optional.of(path(hash)).filter(Files::exists);
    }

    /** Writes a file that nobody sees yet. */
    interface Filling {
        /** False when there is nothing to write. */
        boolean to(Path part) throws IOException;
    }

    /** The file takes its place when it is written whole. What a crash leaves begins with {@value #PART}. */
    Optional<Path> fill(Sha256 hash, Filling filling) {
        Path file = path(hash);
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), PART, "");
            try {
                return filling.to(part)
                        ? Optional.of(Files.move(part, file, StandardCopyOption.ATOMIC_MOVE))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep media in " + root, e);
        }
    }

    Path root() {
        return root;
    }

    private Path path(Sha256 hash) {
        String hex = hash.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex);
    }
}
