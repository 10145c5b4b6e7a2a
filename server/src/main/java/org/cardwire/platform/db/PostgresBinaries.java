package org.cardwire.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cardwire.platform.StartupProblem;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs out of the jar, unpacked once into a folder that all servers of this machine share. Several
 * processes may unpack at the same time: each works aside and the first rename wins.
 */
final class PostgresBinaries {
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final int ANY_EXECUTE_BIT = 0111;

    private PostgresBinaries() {}

    /** The folder that holds {@code bin/postgres}. The folder's name follows the archive's content, so a new version never mixes with an old one. */
    static Path unpackInto(Path cache) {
        String archive = "/postgres-" + platform() + ".txz";
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (in == null) {
                throw new StartupProblem(
                        "This build carries no PostgreSQL for " + platform() + ".",
                        "Set DATABASE_URL to a PostgreSQL 16 or later, or build on this machine.");
            }
            byte[] packed = in.readAllBytes();
            Path home = cache.resolve("postgres-" + fingerprint(packed));
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                Folders.make(cache);
                unpack(packed, cache, home);
            }
            return home;
        } catch (IOException e) {
            throw new StartupProblem(
                    "PostgreSQL could not be unpacked into " + cache + ": " + e.getMessage() + ".",
                    "Make room or choose another folder with CARDWIRE_CACHE_DIR.",
                    e);
        }
    }

    private static void unpack(byte[] packed, Path cache, Path home) throws IOException {
        Path aside = Files.createTempDirectory(cache, "unpacking-");
        Files.setPosixFilePermissions(aside, PROGRAM);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new java.io.ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, aside);
            }
        }
        try {
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Folders.delete(aside);
        } catch (java.nio.file.FileSystemException e) {
            // Some file systems report a plain failure when the other process was first.
            Folders.delete(aside);
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        Files.setPosixFilePermissions(target, (entry.getMode() & ANY_EXECUTE_BIT) != 0 ? PROGRAM : PLAIN);
    }

    private static String fingerprint(byte[] packed) {
        CRC32 crc = new CRC32();
        crc.update(packed);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
        return family + "-" + (arch.equals("aarch64") || arch.equals("arm64") ? "arm_64" : "x86_64");
    }
}
