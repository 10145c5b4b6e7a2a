package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cardwire.media.Caps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressFetchTest {
    private static final Path PHOTO = Path.of("../fixtures/samples/media/lounge.jpg");

    private final AssetSettings settings = AssetSettings.of(URI.create("https://media.example"));

    @TempDir
    Path folder;

    private HttpServer web;

    @BeforeEach
    void open() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/photo", exchange -> answer(exchange, 200, Files.readAllBytes(PHOTO)));
        web.createContext("/missing", exchange -> answer(exchange, 404, new byte[0]));
        web.createContext("/long", exchange -> answer(exchange, 200, new byte[2_000]));
        web.start();
    }

    @AfterEach
    void close() {
        web.stop(0);
    }

    @Test
    void aFileIsFetchedFromThisMachineOnlyWhereTheSettingAllowsIt() throws Exception {
        Path into = folder.resolve("fetched");
        try (var strict = new AddressFetch(settings);
                var sandbox = new AddressFetch(settings.withFetchFromLoopback())) {
            sandbox.fetch(address("/photo"), into);
            assertThat(into).hasSameBinaryContentAs(PHOTO);
            refuses(strict, address("/photo"), "address-not-allowed");
            refuses(
                    strict,
                    URI.create("http://localhost:" + web.getAddress().getPort() + "/photo"),
                    "address-not-allowed");
            refuses(sandbox, URI.create("file:///etc/passwd"), "address-not-allowed");
            refuses(sandbox, address("/missing"), "not-found");
        }
    }

    @Test
    void aRedirectToAPrivateAddressIsRefusedAtTheConnection() throws Exception {
        for (String inner : List.of("http://10.0.0.1/", "http://169.254.169.254/latest", "http://[fd00::1]/")) {
            String path = "/to-" + Integer.toHexString(inner.hashCode());
            web.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Location", inner);
                answer(exchange, 302, new byte[0]);
            });
            try (var sandbox = new AddressFetch(settings.withFetchFromLoopback())) {
                refuses(sandbox, address(path), "address-not-allowed");
            }
        }
    }

    @Test
    void aFetchEndsAtTheByteCap() throws Exception {
        var caps = new Caps(1_000, 1_000_000, 10, 1_000_000, settings.caps().deadline(), 64);
        var small = new AssetSettings(
                settings.publicUrl(), caps, 1 << 20, 1, 0, 1, 1, settings.fetchDeadline(), settings.redirects(), true);
        try (var fetch = new AddressFetch(small)) {
            refuses(fetch, address("/long"), "too-many-bytes");
        }
    }

    private void refuses(AddressFetch fetch, URI address, String code) {
        assertThatThrownBy(() -> fetch.fetch(address, folder.resolve("none")))
                .isInstanceOfSatisfying(
                        AddressFetch.FetchRefused.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
