package org.cardwire.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.cardwire.platform.StartupProblem;

/** Folders that must exist and be writable before a server can start. */
final class Folders {
    private Folders() {}

    static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(folder, new IOException("no permission to write"));
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static StartupProblem unwritable(Path folder, IOException cause) {
        return new StartupProblem(
                "The folder " + folder + " cannot be written.",
                "Give this user the right to write there, or choose another folder with CARDWIRE_DATA_DIR and CARDWIRE_CACHE_DIR.",
                cause);
    }
}
