package org.cardwire.media.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of someone else, run to its end, and what it cost by the system's count (Linux; elsewhere 0). */
record Child(int exit, String output, double cpuMillis, double wallMillis, double peakMegabytes) {
    private static final double TICK_MILLIS = 10;
    private static final long LOOK_EVERY_MILLIS = 3;
    private static final long LONGEST_MINUTES = 10;
    /** Fields of /proc/self/stat (proc(5)), counted from the one after the command's closing bracket. */
    private static final int ENDED_CHILDREN_USER = 13;

    static Child run(Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile("bench", ".out");
            double cpu = endedCpuMillis();
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            double peak = watched(process);
            double wall = (System.nanoTime() - start) / 1e6;
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Child(process.exitValue(), said, endedCpuMillis() - cpu, wall, peak);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }

    /** The first of the commands that is installed and says so. */
    static Optional<String> installed(String says, String... commands) {
        for (String command : commands) {
            try {
                Child child = run(Path.of("."), List.of(command, "--version"));
                if (child.exit == 0 && child.output.contains(says)) {
                    return Optional.of(command);
                }
            } catch (UncheckedIOException e) {
                // not there: the next one
            }
        }
        return Optional.empty();
    }

    boolean ok() {
        return exit == 0;
    }

    /** The peak of memory only grows, so that the last look before the end has nearly all of it. */
    private static double watched(Process process) throws IOException, InterruptedException {
        double peak = 0;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMegabytes(process.pid()));
            if (System.nanoTime() - end > 0) {
                process.destroyForcibly();
                throw new IOException("a program ran for more than " + LONGEST_MINUTES + " minutes");
            }
        }
        return peak;
    }

    private static double peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    /** Of all programs that this process has run and that have ended. */
    static double endedCpuMillis() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return TICK_MILLIS
                * (Long.parseLong(fields[ENDED_CHILDREN_USER]) + Long.parseLong(fields[ENDED_CHILDREN_USER + 1]));
    }
}
