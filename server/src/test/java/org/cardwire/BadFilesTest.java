package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be, from callers and from addresses: a clear answer, and nothing left behind. */
class BadFilesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");
    private static final int TWO_HUNDRED_MEGABYTES = 200_000_000;

    @TempDir
    static Path folder;

    private static Rig rig;
    private static HttpServer web;

    private Refusals refusals;

    /** Of all inner addresses, the server may reach those of this machine: else no test could show it a redirect. */
    @BeforeAll
    static void start() throws Exception {
        rig = new Rig(DATABASE, folder, Map.of("CARDWIRE_ALLOW_LOOPBACK", "true"));
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
    }

    @AfterAll
    static void stop() {
        web.stop(0);
        rig.close();
    }

    @BeforeEach
    void count() {
        refusals = new Refusals(rig, DATABASE.db());
    }

    @AfterEach
    void aGoodFileIsStillTaken() throws Exception {
        assertThat(rig.call("POST", "/v1/assets", BodyPublishers.ofFile(PHOTO), "en")
                        .statusCode())
                .isIn(200, 201);
    }

    @Test
    void aPictureOfThreeAndAHalfThousandMegapixels() throws Exception {
        byte[] png = hugePng(60_000, 60_000);
        refusals.refused(
                "/v1/assets", 422, BodyPublishers.ofByteArray(png), "60000 x 60000 pixels", "60000 x 60000 像素");
    }

    @Test
    void aTruncatedJpeg() throws Exception {
        byte[] whole = Files.readAllBytes(PHOTO);
        for (int length : new int[] {whole.length - 2, whole.length / 2, 200, 3}) {
            var part = BodyPublishers.ofByteArray(Arrays.copyOf(whole, length));
            refusals.refused("/v1/assets", 422, part, "damaged", "已损坏");
        }
    }

    @Test
    void anAddressThatRedirectsInside() {
        for (String inside : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/a.jpg",
                "http://[fd00::1]/a.jpg",
                "http://0.0.0.0/a.jpg")) {
            String path = "/to-" + Integer.toHexString(inside.hashCode());
            web.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Location", inside);
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            var body = Json.object()
                    .put("url", "http://127.0.0.1:" + web.getAddress().getPort() + path);
            JsonNode problem = refusals.refused(
                    "/v1/assets/fetch", 422, BodyPublishers.ofString(Json.write(body)), "public", "公网");
            assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/url");
        }
    }

    @Test
    void twoHundredMegabytes() throws Exception {
        String told = RawHttp.said(
                rig.server().url(),
                "POST /v1/assets HTTP/1.1\r\n" + head() + "Content-Length: " + TWO_HUNDRED_MEGABYTES + "\r\n\r\n",
                TWO_HUNDRED_MEGABYTES,
                "");
        assertThat(told).startsWith("HTTP/1.1 413").contains("104857600");
        String chunk = Integer.toHexString(TWO_HUNDRED_MEGABYTES);
        String untold = RawHttp.said(
                rig.server().url(),
                "POST /v1/assets HTTP/1.1\r\n" + head() + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n",
                TWO_HUNDRED_MEGABYTES,
                "\r\n0\r\n\r\n");
        assertThat(untold).startsWith("HTTP/1.1 413").contains("104857600");
        assertThat(folder.resolve("data/uploads")).isEmptyDirectory();
        refusals.nothingStored();
    }

    private static String head() {
        return "Host: localhost\r\nAuthorization: Bearer " + rig.testKey() + "\r\n";
    }

    /** Valid up to its pixels: the size is what its header says. */
    private static byte[] hugePng(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1});
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
