package org.cardwire.platform.db;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.platform.StartupProblem;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so a server that is root hands it to {@code nobody}; and it must
 * not outlive a server that was killed, so where the system can (Linux, by {@code setpriv}) it is told of our death.
 */
final class OsUser {
    private static final String UNPRIVILEGED = "nobody";
    private static final String DEATH_SIGNAL = "INT"; // PostgreSQL's fast shutdown

    private final boolean root = "root".equals(System.getProperty("user.name"));
    private final boolean setpriv = onPath("setpriv");

    OsUser() {
        if (root && !setpriv) {
            throw new StartupProblem(
                    "Cardwire runs as root, and the program setpriv, by which PostgreSQL would run as " + UNPRIVILEGED
                            + ", was not found.",
                    "Start Cardwire as an ordinary user, or install util-linux.");
        }
    }

    /** A command that does its work and ends. */
    List<String> shortLived(List<String> command) {
        return root ? prefixed(unprivileged(), command) : command;
    }

    /** A command that must end when we end, however we end. */
    List<String> bound(List<String> command) {
        if (!setpriv) {
            return command;
        }
        List<String> prefix = root ? unprivileged() : new ArrayList<>(List.of("setpriv"));
        prefix.addAll(List.of("--pdeathsig", DEATH_SIGNAL));
        return prefixed(prefix, command);
    }

    /** Gives a file or folder to the user that PostgreSQL runs as. */
    void handOver(Path path) throws IOException {
        if (root) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
        }
    }

    /** Whether that user can walk into the folder; said before PostgreSQL says it less clearly. */
    void checkReachable(Path folder) {
        if (!root) {
            return;
        }
        for (Path step = folder.toAbsolutePath(); step != null; step = step.getParent()) {
            try {
                if (!Files.getPosixFilePermissions(step)
                        .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE)) {
                    throw new StartupProblem(
                            "PostgreSQL runs as " + UNPRIVILEGED + ", which cannot enter " + step + ".",
                            "Choose another folder with CARDWIRE_DATA_DIR, or allow others to enter this one (chmod o+x).");
                }
            } catch (IOException e) {
                throw new StartupProblem("The folder " + step + " cannot be read.", "Check CARDWIRE_DATA_DIR.", e);
            }
        }
    }

    private static List<String> unprivileged() {
        return new ArrayList<>(
                List.of("setpriv", "--reuid", UNPRIVILEGED, "--regid", "65534", "--clear-groups", "--no-new-privs"));
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.add("--");
        all.addAll(command);
        return all;
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
