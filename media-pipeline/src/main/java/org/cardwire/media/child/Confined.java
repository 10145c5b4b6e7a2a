package org.cardwire.media.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts programs that work on files which nobody trusts, and ends them. */
public final class Confined {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /** 4 GB of addresses (libraries and thread stacks count in full), files of 2 GB, no core dump, behind all other work. */
    private static final String BOUNDS =
            "(ulimit -v 4194304) 2>/dev/null && ulimit -v 4194304; ulimit -f 4194304; ulimit -c 0; exec nice -n 10 \"$@\"";

    private Confined() {}

    /** Ready to be started: in this folder, with an empty environment, bounded as far as the system has a shell for that. */
    public static ProcessBuilder builder(Path folder, List<String> command) {
        var builder = new ProcessBuilder(bounded(command)).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
        environment.put("PATH", "/usr/bin:/bin");
        return builder;
    }

    private static List<String> bounded(List<String> command) {
        if (WINDOWS) {
            return command;
        }
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", BOUNDS, "sh"));
        shell.addAll(command);
        return List.copyOf(shell);
    }

    /** Ends it with all its children, and waits a second for that. */
    public static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.SECONDS); // its folder may be deleted next
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
