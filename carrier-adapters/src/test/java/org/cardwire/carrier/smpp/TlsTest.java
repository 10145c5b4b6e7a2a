package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.cardwire.carrier.smpp.SmppSettings.Peer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a server whose certificate is for "localhost" and of no known authority; it sends back what it reads. */
class TlsTest {
    private static final String SECRET = "changeit";
    private static final int TIMEOUT_MILLIS = 10_000;

    @TempDir
    static Path folder;

    private static Path certificate;
    private static SSLServerSocket server;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        certificate = folder.resolve("smsc.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-alias",
                "smsc",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2");
        keytool("-exportcert", "-rfc", "-keystore", keys.toString(), "-alias", "smsc", "-file", certificate.toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, SECRET.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(TlsTest::echo);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theAuthorityOfTheSettingIsTrusted() throws Exception {
        SmppConnection connection = open("localhost", Optional.of(certificate));
        connection.send(new byte[] {1, 2, 3});
        assertThat(connection.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
        connection.close();
    }

    @Test
    void anUnknownAuthorityIsNot() {
        assertThatThrownBy(() -> open("localhost", Optional.empty())).isInstanceOf(SSLException.class);
    }

    @Test
    void theNameOfTheHostMustBeTheCertificates() {
        assertThatThrownBy(() -> open("127.0.0.1", Optional.of(certificate))).isInstanceOf(SSLException.class);
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThatThrownBy(() -> open("localhost", Optional.of(empty)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tls-trust")
                .hasMessageContaining("empty.pem");
    }

    private static SmppConnection open(String host, Optional<Path> trust) throws IOException {
        return SmppConnection.open(new Peer(host, server.getLocalPort(), true, trust), TIMEOUT_MILLIS, e -> {});
    }

    private static void echo() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.getOutputStream().write(socket.getInputStream().readNBytes(3));
            } catch (IOException e) {
                // The client refused the certificate, or the test is over.
                continue;
            }
        }
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", SECRET, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
