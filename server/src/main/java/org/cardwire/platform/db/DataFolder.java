package org.cardwire.platform.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.cardwire.platform.PrivateFile;
import org.cardwire.platform.StartupProblem;
import org.jspecify.annotations.Nullable;

/**
 * One server's folder: {@code postgres/} with the cluster, {@code postgres.password} (0600), {@code postgres.log} and
 * the lock. Only one process holds the lock; the system lets it go when that process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
    private static final int PASSWORD_BYTES = 24;

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataFolder lock(Path root) {
        Folders.make(root);
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartupProblem(
                        "Another Cardwire server uses the folder " + root + ".",
                        "Stop that server first, or choose another folder with CARDWIRE_DATA_DIR.");
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new StartupProblem(
                    "The folder " + root + " cannot be locked: " + e.getMessage() + ".",
                    "Give this user the right to write there, or choose another folder with CARDWIRE_DATA_DIR.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it open already
        }
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path freshCluster() {
        return root.resolve("postgres.new");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** The database's password, made at the first call and kept in a file that only we can read. */
    String password() throws IOException {
        Path file = root.resolve("postgres.password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            PrivateFile.create(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** A copy of the password for initdb, to be handed over and deleted. */
    Path passwordCopy() throws IOException {
        Path copy = root.resolve("initdb.password");
        Files.deleteIfExists(copy);
        PrivateFile.create(copy, password());
        return copy;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
