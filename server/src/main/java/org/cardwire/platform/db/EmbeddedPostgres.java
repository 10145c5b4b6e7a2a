package org.cardwire.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cardwire.platform.StartupProblem;

/**
 * The PostgreSQL that comes with Cardwire: durable (fsync on), reachable on the loopback interface only, with a scram
 * password, under a user that is not root, and gone when this process is gone. The folder keeps the data for the next
 * start. {@link #start} blocks until queries are answered; a crash before is recovered first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String SUPERUSER = "cardwire";
    private static final String FIRST_DATABASE = "postgres";
    private static final int PORT_TRIES = 5;

    /**
     * @param data kept between starts
     * @param cache where the unpacked programs lie, shared by all servers of this machine
     * @param port 0 lets the system choose
     * @param options settings of PostgreSQL, such as {@code shared_buffers}
     */
    public record Settings(Path data, Path cache, int port, Map<String, String> options) {
        public static Settings of(Path data, Path cache) {
            return new Settings(
                    data,
                    cache,
                    0,
                    Map.of(
                            "shared_buffers", "256MB",
                            "max_wal_size", "4GB",
                            "checkpoint_timeout", "15min",
                            "wal_buffers", "16MB",
                            "max_connections", "100",
                            "jit", "off"));
        }
    }

    private final DataFolder folder;
    private final PostgresProcess process;
    private final DatabaseAddress address;

    private EmbeddedPostgres(DataFolder folder, PostgresProcess process, DatabaseAddress address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    /** Throws {@link StartupProblem} with the remedy when the folder, the lock or the port is not to be had. */
    public static EmbeddedPostgres start(Settings settings) {
        OsUser user = new OsUser();
        Path programs = PostgresBinaries.unpackInto(settings.cache()).resolve("bin");
        DataFolder folder = DataFolder.lock(settings.data());
        try {
            user.checkReachable(programs);
            user.checkReachable(settings.data());
            if (!Files.exists(folder.cluster())) {
                makeCluster(folder, programs, user);
            }
            PostgresProcess.stopOrphan(folder.cluster(), programs);
            return run(settings, folder, programs, user);
        } catch (IOException e) {
            closeQuietly(folder);
            throw new StartupProblem(
                    "The embedded PostgreSQL could not be prepared in " + settings.data() + ": " + e.getMessage() + ".",
                    "Check the folder's permissions and free space.",
                    e);
        } catch (RuntimeException e) {
            closeQuietly(folder);
            throw e;
        }
    }

    /** Address of the maintenance database; {@link DatabaseAddress#withDatabase} names another. */
    public DatabaseAddress address() {
        return address;
    }

    /** The server process, for measurements of its CPU time. */
    public ProcessHandle process() {
        return process.handle();
    }

    private static EmbeddedPostgres run(Settings settings, DataFolder folder, Path programs, OsUser user)
            throws IOException {
        StartupProblem last = null;
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int port = settings.port() == 0 ? freePort() : checkedFree(settings.port());
            List<String> command = new ArrayList<>(List.of(
                    programs.resolve("postgres").toString(),
                    "-D",
                    folder.cluster().toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories="));
            settings.options().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
            DatabaseAddress address = new DatabaseAddress(
                    "127.0.0.1", port, FIRST_DATABASE, SUPERUSER, folder.password(), DatabaseAddress.Tls.OFF);
            try {
                return new EmbeddedPostgres(
                        folder, PostgresProcess.start(user.bound(command), folder.log(), address), address);
            } catch (StartupProblem e) {
                last = e; // another process may have taken the free port in between
                if (settings.port() != 0 || portIsFree(port)) {
                    throw e;
                }
            }
        }
        throw last == null ? new IllegalStateException("no try was made") : last;
    }

    /** Made aside and renamed, so that a start that was killed half-way leaves nothing that looks whole. */
    private static void makeCluster(DataFolder folder, Path programs, OsUser user) throws IOException {
        Path fresh = folder.freshCluster();
        if (Files.exists(fresh)) {
            Folders.delete(fresh);
        }
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.handOver(fresh);
        Path password = folder.passwordCopy();
        try {
            user.handOver(password);
            List<String> initdb = List.of(
                    programs.resolve("initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--data-checksums");
            PostgresProcess.runToEnd(user.shortLived(initdb), folder.log());
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int checkedFree(int port) {
        if (!portIsFree(port)) {
            throw new StartupProblem(
                    "Port " + port + " is in use.",
                    "Stop the program that uses it, or set CARDWIRE_POSTGRES_PORT to another (0 lets the system choose).");
        }
        return port;
    }

    private static boolean portIsFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void closeQuietly(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Fast shutdown: open transactions end, everything committed is on disk. Blocks until the process has ended. */
    @Override
    public void close() {
        process.close();
        closeQuietly(folder);
    }
}
