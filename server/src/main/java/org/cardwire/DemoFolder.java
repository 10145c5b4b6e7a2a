package org.cardwire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.cardwire.platform.StartupProblem;

/** A temporary folder for everything that one demo keeps; {@link #close} deletes it. */
record DemoFolder(Path path) implements AutoCloseable {
    static DemoFolder make() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path made = Files.createTempDirectory(parent, "cardwire-demo-");
            if ("root".equals(System.getProperty("user.name"))) {
                // PostgreSQL then runs as nobody, who must come to its folder in here.
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"));
            }
            return new DemoFolder(made);
        } catch (IOException e) {
            throw new StartupProblem(
                    "No folder can be made in " + parent + ": " + e.getMessage() + ".",
                    "Give this user the right to write there, or choose another with CARDWIRE_JAVA_OPTS=-Djava.io.tmpdir=...",
                    e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            System.err.println("cardwire: " + path + " could not be deleted whole: " + e.getMessage());
        }
    }
}
