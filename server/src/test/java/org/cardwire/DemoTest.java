package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.cardwire.platform.TestDatabase;
import org.cardwire.sandbox.demo.Showcase;
import org.cardwire.sandbox.demo.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole product's main job, as {@code ./cardwire demo} shows it. */
class DemoTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void everyOneOfTheTwelveHandsetsEndsAsItMust() throws Exception {
        AppConfig config = AppConfig.read(Map.of(
                "DATABASE_URL", DATABASE.url(),
                "CARDWIRE_DATA_DIR", folder.resolve("data").toString(),
                "CARDWIRE_KEY_FILE", folder.resolve("keys").toString(),
                "CARDWIRE_PORT", "0"));
        try (Server server = Server.start(config)) {
            Table table = new Showcase(
                            server.url(),
                            server.firstCredentials().orElseThrow().testKey(),
                            server.sandbox().orElseThrow(),
                            InstantSource.system())
                    .run();

            StringWriter printed = new StringWriter();
            table.print(new PrintWriter(printed));
            assertThat(table.size()).isEqualTo(12);
            assertThat(table.failures()).as(printed.toString()).isEmpty();
        }
    }
}
