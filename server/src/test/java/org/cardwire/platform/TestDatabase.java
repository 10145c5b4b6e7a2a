package org.cardwire.platform;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.platform.db.DatabaseAddress;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.EmbeddedPostgres;
import org.cardwire.platform.db.Migrations;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A fresh, migrated database for one test class, on one embedded PostgreSQL for the whole run:
 *
 * <pre>{@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final String TEMPLATE = "cardwire_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Cluster cluster;
    private DatabaseAddress address;
    private Db db;

    public Db db() {
        return db;
    }

    public Vertx vertx() {
        return cluster.vertx;
    }

    /** For a second {@code Db}, or a server in another process. */
    public DatabaseAddress address() {
        return address;
    }

    /** The same as {@link #address()}, in the form of {@code DATABASE_URL}. */
    public String url() {
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster = context.getRoot()
                .getStore(Namespace.create(TestDatabase.class))
                .computeIfAbsent(Cluster.class, _ -> Cluster.start(), Cluster.class);
        String name = "test_" + NUMBER.incrementAndGet();
        cluster.admin.sql("create database " + name + " template " + TEMPLATE).update();
        address = cluster.postgres.address().withDatabase(name);
        db = Db.open(cluster.vertx, address, Db.Settings.DEFAULT);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        db.close();
        cluster.admin
                .sql("drop database " + address.database() + " with (force)")
                .update();
    }

    record Cluster(Path folder, EmbeddedPostgres postgres, Vertx vertx, Db admin) implements AutoCloseable {
        static Cluster start() {
            try {
                Path folder = Files.createTempDirectory("cardwire-test-");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                Path cache = Path.of(System.getProperty("java.io.tmpdir"), "cardwire-test-programs");
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(folder.resolve("data"), cache));
                Vertx vertx = Vertx.vertx();
                Db admin = Db.open(vertx, postgres.address(), Db.Settings.DEFAULT);
                admin.sql("create database " + TEMPLATE).update();
                Migrations.run(postgres.address().withDatabase(TEMPLATE));
                return new Cluster(folder, postgres, vertx, admin);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            admin.close();
            vertx.close().await();
            postgres.close();
            try (var tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
