package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AppTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void aServerStartsTwiceOnItsDatabaseAndShowsItsCredentialsOnce() throws Exception {
        AppConfig config = AppConfig.read(environment("first.key"));
        try (Server server = Server.start(config)) {
            assertThat(server.firstCredentials()).isPresent();
            assertThat(status(server, "/health/ready")).isEqualTo(200);
            assertThat(status(server, "/health/live")).isEqualTo(200);
            assertThat(status(server, "/metrics")).isEqualTo(200);
            assertThat(status(server, "/v1/senders")).isEqualTo(401);
        }
        try (Server server = Server.start(config)) {
            assertThat(server.firstCredentials()).isEmpty();
        }
        AppConfig otherKey = AppConfig.read(environment("other.key"));
        assertThatThrownBy(() -> Server.start(otherKey))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("another key file");
    }

    private Map<String, String> environment(String key) {
        return Map.of(
                "DATABASE_URL", DATABASE.url(),
                "CARDWIRE_DATA_DIR", folder.resolve("data").toString(),
                "CARDWIRE_KEY_FILE", folder.resolve(key).toString(),
                "CARDWIRE_PORT", "0");
    }

    private static int status(Server server, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void everyMistakeInTheSettingsIsToldAtOnce() {
        Map<String, String> wrong = Map.of(
                "CARDWIRE_PORT", "eighty",
                "CARDWIRE_STOP_WITHIN", "soon",
                "CARDWIRE_PROT", "8080",
                "CARDWIRE_TLS_KEY", "/key.pem");
        assertThatThrownBy(() -> AppConfig.read(wrong))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("CARDWIRE_PORT should be a whole number")
                .hasMessageContaining("CARDWIRE_STOP_WITHIN should be a duration")
                .hasMessageContaining("CARDWIRE_PROT is not a setting")
                .hasMessageContaining("CARDWIRE_TLS_CERTIFICATE and CARDWIRE_TLS_KEY go together");
    }

    @Test
    void theReferenceListsEverySetting() {
        StringWriter out = new StringWriter();
        int code = App.commandLine().setOut(new PrintWriter(out)).execute("serve", "--help-config");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("CARDWIRE_PORT = 8080", "CARDWIRE_KEY_FILE", "DATABASE_URL");
    }

    @Test
    void theKeyFileLiesBesideTheDataFolderUnlessNamed() throws IOException {
        AppConfig config = AppConfig.read(
                Map.of("CARDWIRE_DATA_DIR", folder.resolve("data").toString()));
        assertThat(config.keyFile()).isEqualTo(folder.resolve("data.key"));
        assertThat(Files.list(folder)).isEmpty();
    }
}
