package org.cardwire.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.cardwire.platform.StartupProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "cardwire-test-programs");
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("cardwire-pg-test-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        Folders.delete(folder);
    }

    @Test
    void whatWasCommittedIsThereAfterTheNextStart() {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedPostgres postgres = start();
                Db db = Db.open(vertx, postgres.address(), Db.Settings.DEFAULT)) {
            db.sql("create table kept as select 42 as answer").update();
            assertThat(setting(db, "fsync")).isEqualTo("on");
        }
        try (EmbeddedPostgres postgres = start();
                Db db = Db.open(vertx, postgres.address(), Db.Settings.DEFAULT)) {
            assertThat(db.sql("select answer from kept").one(row -> row.getInteger(0)))
                    .contains(42);
        }
        vertx.close().await();
    }

    private static String setting(Db db, String name) {
        return db.sql("select current_setting(:name) as value")
                .set("name", name)
                .one(row -> row.getString("value"))
                .orElseThrow();
    }

    @Test
    void aSecondServerOnTheSameFolderIsToldWhatToDo() {
        try (EmbeddedPostgres _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("Another Cardwire server uses the folder " + folder)
                    .hasMessageContaining("CARDWIRE_DATA_DIR");
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new EmbeddedPostgres.Settings(folder, CACHE, taken.getLocalPort(), Map.of());
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var settings = EmbeddedPostgres.Settings.of(file.resolve("data"), CACHE);
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void thePasswordIsOnlyOurs() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            Path password = folder.resolve("postgres.password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(Files.exists(folder.resolve("initdb.password"))).isFalse();
            assertThat(postgres.address().toString()).doesNotContain(Files.readString(password));
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(folder, CACHE));
    }
}
