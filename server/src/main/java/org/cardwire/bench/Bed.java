package org.cardwire.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cardwire.platform.db.DatabaseAddress;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.EmbeddedPostgres;

/** A database with the usual settings in a folder of its own, which is gone when the bed is closed. */
final class Bed implements AutoCloseable {
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Vertx vertx;
    private final Db db;

    private Bed(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
        this.vertx = Vertx.vertx();
        this.db = Db.open(vertx, postgres.address(), Db.Settings.DEFAULT);
    }

    /** The instants of commits are kept, so that a row tells when it was on disk. */
    static Bed open() {
        try {
            Path folder = Files.createTempDirectory("cardwire-bench-");
            // As root, PostgreSQL runs as another user, who must reach its data.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path cache = Path.of(System.getProperty("java.io.tmpdir"), "cardwire-bench-programs");
            EmbeddedPostgres.Settings usual = EmbeddedPostgres.Settings.of(folder.resolve("database"), cache);
            Map<String, String> options = new HashMap<>(usual.options());
            options.put("track_commit_timestamp", "on");
            return new Bed(
                    folder,
                    EmbeddedPostgres.start(
                            new EmbeddedPostgres.Settings(usual.data(), usual.cache(), usual.port(), options)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the bench itself; the server has its own. */
    Db db() {
        return db;
    }

    DatabaseAddress address() {
        return postgres.address();
    }

    /** Of the last minute before the bed was made: how many processes wanted a core. */
    double loadBefore() {
        return loadBefore;
    }

    ProcessHandle postmaster() {
        return postgres.process();
    }

    /** Of PostgreSQL. */
    Path log() {
        return folder.resolve("database").resolve("postgres.log");
    }

    Path keyFile() {
        return folder.resolve("keys");
    }

    /** The environment of a server on this bed, whose limits for callers do not stand in the way of the measurement. */
    Map<String, String> environment() {
        DatabaseAddress at = postgres.address();
        return Map.of(
                "DATABASE_URL",
                "postgresql://" + at.user() + ":" + at.password() + "@" + at.host() + ":" + at.port() + "/"
                        + at.database(),
                "CARDWIRE_DATA_DIR",
                folder.resolve("data").toString(),
                "CARDWIRE_KEY_FILE",
                keyFile().toString(),
                "CARDWIRE_SANDBOX",
                "false",
                "CARDWIRE_PORT",
                "0",
                "CARDWIRE_RATE_PER_SECOND",
                "1000000",
                "CARDWIRE_RATE_BURST",
                "1000000");
    }

    String postgresVersion() {
        return db.sql("select split_part(current_setting('server_version'), ' ', 1) as v")
                .one(row -> row.getString("v"))
                .orElseThrow();
    }

    /** Written ahead since the cluster was made. */
    long walBytes() {
        return db.sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bytes")
                .one(row -> row.getLong("bytes"))
                .orElseThrow();
    }

    @Override
    public void close() {
        db.close();
        vertx.close().await();
        postgres.close();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
