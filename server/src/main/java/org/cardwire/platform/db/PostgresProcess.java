package org.cardwire.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.platform.StartupProblem;

/** A running {@code postgres}: started, awaited, stopped. */
final class PostgresProcess implements AutoCloseable {
    /** Recovery after a crash replays at most {@code max_wal_size}. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(15);
    private static final int LOG_TAIL_LINES = 5;

    private final Process process;

    private PostgresProcess(Process process) {
        this.process = process;
    }

    static PostgresProcess start(List<String> command, Path log, DatabaseAddress address) {
        PostgresProcess started = new PostgresProcess(supervised(command, log));
        try {
            started.awaitReady(address, log);
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** The death signal follows the thread that forked, not the process; so that thread waits for as long as the child lives. */
    private static Process supervised(List<String> command, Path log) {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("postgres-supervisor").start(() -> {
            try {
                Process child = begin(command, log);
                started.complete(child);
                child.waitFor();
            } catch (IOException e) {
                started.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return started.get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed("The embedded PostgreSQL could not be started.", log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("The start of the embedded PostgreSQL was interrupted.", log, e);
        }
    }

    private static Process begin(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    static void runToEnd(List<String> command, Path log) throws IOException {
        Process child = begin(command, log);
        try {
            if (!child.waitFor(INITDB_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                child.destroyForcibly();
                throw new IOException("initdb took longer than " + INITDB_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("initdb was interrupted", e);
        }
        if (child.exitValue() != 0) {
            throw new IOException("initdb failed: " + tail(log));
        }
    }

    /** A server that was killed where the system sends no death signal leaves a PostgreSQL on our cluster: stop it first. */
    static void stopOrphan(Path cluster, Path programs) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.isReadable(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
        if (handle != null && handle.info().command().orElse("").startsWith(programs.toString())) {
            interrupt(pid);
            awaitEnd(handle);
        }
    }

    private void awaitReady(DatabaseAddress address, Path log) {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(address)) {
            if (!process.isAlive()) {
                throw failed("The embedded PostgreSQL ended with code " + process.exitValue() + ".", log, null);
            }
            if (System.nanoTime() > limit) {
                throw failed("The embedded PostgreSQL did not answer within " + START_LIMIT + ".", log, null);
            }
            pause();
        }
    }

    private static boolean answers(DatabaseAddress address) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false; // not yet; the caller looks whether the process lives and how long it has waited
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupProblem("The start was interrupted.", "Start again.", e);
        }
    }

    private static StartupProblem failed(String what, Path log, @org.jspecify.annotations.Nullable Throwable cause) {
        String remedy = "Its log is " + log + " and ends with: " + tail(log);
        return cause == null ? new StartupProblem(what, remedy) : new StartupProblem(what, remedy, cause);
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** SIGINT is PostgreSQL's fast shutdown; {@link Process#destroy()} would send SIGTERM, which waits for every client. */
    private static void interrupt(long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle handle) throws IOException {
        try {
            handle.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL (process " + handle.pid() + ") did not stop within " + STOP_LIMIT, e);
        }
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                interrupt(process.pid());
                awaitEnd(process.toHandle());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
