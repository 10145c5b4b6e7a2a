package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cardwire.fixtures.s3.ObjectStore;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose media are in a bucket. */
class MediaInBucketTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Path PHOTO = Path.of("../fixtures/samples/media/lounge.jpg");

    /** Takes an MMS of 300 KB. */
    private static final String HANDSET = "+447700900006";

    @TempDir
    static Path folder;

    private static ObjectStore bucket;
    private static Rig rig;

    @BeforeAll
    static void open() throws IOException {
        bucket = new ObjectStore("media");
        rig = new Rig(DATABASE, folder, settings());
    }

    @AfterEach
    void well() {
        bucket.mood(ObjectStore.Mood.WELL);
    }

    @AfterAll
    static void close() {
        rig.close();
        bucket.close();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "CARDWIRE_MEDIA_STORE",
                "s3://media/acme",
                "CARDWIRE_S3_ENDPOINT",
                bucket.address().toString(),
                "CARDWIRE_S3_REGION",
                ObjectStore.REGION,
                "CARDWIRE_S3_ACCESS_KEY",
                ObjectStore.ACCESS_KEY,
                "CARDWIRE_S3_SECRET_KEY",
                ObjectStore.SECRET_KEY,
                "CARDWIRE_S3_PATH_STYLE",
                "true");
    }

    @Test
    void whatOneNodeTookAndMadeAnotherOneServes() throws Exception {
        String asset = uploaded();
        String address = rendition(asset);
        Map<String, String> elsewhere = new HashMap<>(rig.environment(DATABASE.url()));
        elsewhere.put("CARDWIRE_DATA_DIR", folder.resolve("elsewhere").toString());
        try (Server other = Server.start(AppConfig.read(elsewhere))) {
            HttpResponse<byte[]> here = get(rig.server().url() + address);
            assertThat(here.statusCode()).isEqualTo(200);
            assertThat(get(other.url() + address).body()).isEqualTo(here.body());
        }
        assertThat(bucket.objects().keySet())
                .anyMatch(key -> key.startsWith("acme/originals/"))
                .anyMatch(key -> key.startsWith("acme/renditions/"));
        assertThat(folder.resolve("data").resolve("media")).doesNotExist();
    }

    @Test
    void whileTheBucketIsAwayAMessageWaitsForItsPictureAndUploadsAndTheDoorSaySo() throws Exception {
        String asset = uploaded();
        String address = rendition(asset);
        forget();
        bucket.mood(ObjectStore.Mood.BUSY);

        HttpResponse<byte[]> door = get(rig.server().url() + address);
        assertThat(door.statusCode()).isEqualTo(503);
        assertThat(door.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> upload = rig.call("POST", "/v1/assets?name=b.jpg", BodyPublishers.ofFile(PHOTO), "zh-CN");
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(503);
        assertThat(upload.body()).contains("重试");

        long message = rig.accepted(mms(asset)).getFirst();
        int asked = bucket.requests("GET");
        Rig.await("the message's picture to be asked for twice", () -> bucket.requests("GET") > asked + 6);
        assertThat(rig.received(HANDSET)).isEmpty();
        assertThat(rig.outcome(message)).isEqualTo("NONE");

        well();
        Rig.await("the message", () -> !rig.received(HANDSET).isEmpty());
        assertThat(rig.received(HANDSET)).hasSize(1);
    }

    @Test
    void aServerDoesNotStartWithoutItsBucket() {
        bucket.mood(ObjectStore.Mood.FORBIDDING);
        Map<String, String> environment = rig.environment(DATABASE.url());
        assertThatThrownBy(() -> Server.start(AppConfig.read(environment)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("The bucket media of CARDWIRE_MEDIA_STORE");
    }

    /** Small enough for the handset, whatever the link takes. */
    private static byte[] picture() throws IOException {
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 320 * 240; i++) {
            picture.setRGB(i % 320, i / 320, i * 31);
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }

    private static String uploaded() throws IOException {
        HttpResponse<String> made =
                rig.call("POST", "/v1/assets?name=a.jpg", BodyPublishers.ofByteArray(picture()), "en");
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
        return Json.tree(made.body()).path("id").asText();
    }

    /** The path of one, made now. */
    private static String rendition(String asset) {
        assertThat(rig.get("/v1/assets/" + asset + "/thumbnail").statusCode()).isEqualTo(200);
        JsonNode list = Json.tree(rig.get("/v1/assets/" + asset + "/renditions").body());
        return URI.create(list.at("/items/0/url").asText()).getPath();
    }

    /** As if the cache had needed the room. */
    private static void forget() throws IOException {
        try (var all = Files.walk(folder.resolve("data").resolve("media-cache"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static ObjectNode mms(String asset) {
        ObjectNode body = Rig.sms("service", "", HANDSET);
        ObjectNode card = (ObjectNode) body.path("card");
        card.remove("text");
        card.withArray("cards")
                .addObject()
                .put("id", "c1")
                .put("title", "A lounge")
                .putObject("media")
                .put("asset", asset)
                .put("alt", "A lounge");
        body.putArray("chain").addObject().put("channel", "mms");
        return body;
    }

    private static HttpResponse<byte[]> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
