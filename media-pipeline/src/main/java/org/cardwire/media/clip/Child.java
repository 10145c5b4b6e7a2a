package org.cardwire.media.clip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.cardwire.media.child.Confined;
import org.cardwire.media.pixels.Deadline;

/** One run of a program in a folder, with an empty environment. When its time is up, it ends with all its children. */
final class Child {
    private static final long LOOK_EVERY_MILLIS = 40;

    private final Path out;
    private final Path err;
    private final Process process;

    private Child(Path folder, Path libraries, List<String> command) throws IOException {
        this.out = folder.resolve("out.txt");
        this.err = folder.resolve("err.txt");
        var builder = Confined.builder(folder, command)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.write(folder.resolve("in.txt"), new byte[0]).toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        this.process = builder.start();
    }

    /** Called with what the program has written so far, while it runs. */
    interface Watcher {
        void look(String out);
    }

    /** @param exit 0 for success; {@code err} holds what it complained of */
    record Ended(int exit, String out, String err) {}

    static Ended run(Path folder, Path libraries, List<String> command, Deadline deadline, Watcher watcher)
            throws IOException {
        var child = new Child(folder, libraries, command);
        try {
            child.await(deadline, watcher);
            return new Ended(child.process.exitValue(), read(child.out), read(child.err));
        } finally {
            Confined.end(child.process);
        }
    }

    private void await(Deadline deadline, Watcher watcher) throws IOException {
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                deadline.check();
                watcher.look(read(out));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the fit was interrupted");
        }
    }

    /** Not more than a program says that has gone mad. */
    private static String read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
        }
    }
}
