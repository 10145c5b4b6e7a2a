package org.cardwire.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.cardwire.platform.json.Json;

/**
 * What who composes waits for: the first preview of a card with a new picture of 12 megapixels, drafts in every form; the work
 * behind it until all is final; and the same preview when all is kept.
 */
final class PreviewBench {
    private static final URI NO_CARRIER = URI.create("smpp://127.0.0.1:9");
    private static final Path SAMPLES = Path.of("fixtures", "samples", "media");
    private static final List<String> PHOTOS = List.of("lounge", "dogs", "mountains", "sunset", "dandelion");
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;
    /** By which the pictures differ from one to the next. */
    private static final int SHIFT = 61;

    private static final int MMS_LIMIT = 300_000;
    private static final int WARM_UP = 4;
    private static final int PICTURES = 5;
    private static final int REPEATS = 200;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** In milliseconds. */
    private record Cost(double cpu, double wall) {}

    private record Made(Cost drafts, Cost finals, double keptCpu, Latencies kept) {}

    Report run(Target.Starter starter) throws IOException {
        try (Bed bed = Bed.open();
                Stage stage = Stage.set(bed, starter, NO_CARRIER);
                Client client = stage.client()) {
            List<Made> all = new ArrayList<>();
            for (int picture = 0; picture < WARM_UP + PICTURES; picture++) {
                Made made = measure(client, picture);
                if (picture >= WARM_UP) {
                    all.add(made);
                }
            }
            Report report = new Report("previews", bed);
            report.columns("every form of a card with a picture of 12 megapixels", "server CPU ms", "ms");
            report.row(
                    "new: answered with drafts",
                    median(all.stream().mapToDouble(made -> made.drafts.cpu).toArray()),
                    median(all.stream().mapToDouble(made -> made.drafts.wall).toArray()));
            report.row(
                    "behind it, until all are final",
                    median(all.stream().mapToDouble(made -> made.finals.cpu).toArray()),
                    median(all.stream().mapToDouble(made -> made.finals.wall).toArray()));
            report.row(
                    "the same again, all kept",
                    median(all.stream().mapToDouble(Made::keptCpu).toArray()),
                    median(all.stream()
                            .mapToDouble(made -> made.kept.quantile(0.5))
                            .toArray()));
            report.remark(
                    "RCS with its thumbnail, MMS of %,d bytes, SMS, and the card page: four renditions of a picture."
                            .formatted(MMS_LIMIT));
            report.remark("Medians of %d pictures after %d others; the last row is of %d calls each, p95 %.1f ms."
                    .formatted(
                            PICTURES,
                            WARM_UP,
                            REPEATS,
                            median(all.stream()
                                    .mapToDouble(made -> made.kept.quantile(0.95))
                                    .toArray())));
            report.remark(
                    "The pictures are five photographs side by side in different orders, at their own sharpness.");
            return report;
        }
    }

    private static Made measure(Client client, int number) throws IOException {
        String asset = Json.tree(client.upload("/v1/assets?name=large.jpg", picture(number))
                        .text())
                .path("id")
                .asText();
        byte[] body = card(asset).toString().getBytes(StandardCharsets.UTF_8);
        double cpu = cpu();
        long began = System.nanoTime();
        String answer = preview(client, body);
        if (!drafts(answer)) {
            throw new IOException("the first preview has no draft: " + answer);
        }
        var drafts = new Cost(cpu() - cpu, millis(began));
        cpu = cpu();
        began = System.nanoTime();
        while (drafts(preview(client, body))) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        var finals = new Cost(cpu() - cpu, millis(began));
        var kept = new Latencies();
        cpu = cpu();
        for (int i = 0; i < REPEATS; i++) {
            began = System.nanoTime();
            preview(client, body);
            kept.add(System.nanoTime() - began);
        }
        return new Made(drafts, finals, (cpu() - cpu) / REPEATS, kept);
    }

    private static String preview(Client client, byte[] body) throws IOException {
        Client.Answer answer = client.post("/v1/previews", body);
        if (answer.status() != 200) {
            throw new IOException("no preview: " + answer.text());
        }
        return answer.text();
    }

    private static boolean drafts(String preview) {
        return preview.contains("\"draft\":true") || preview.contains("\"pageDraft\":true");
    }

    private static ObjectNode card(String asset) {
        ObjectNode body = Json.object().put("mmsLimit", MMS_LIMIT);
        ObjectNode card = body.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card");
        card.putArray("cards")
                .addObject()
                .put("id", "c1")
                .put("title", "A large picture")
                .putObject("media")
                .put("asset", asset)
                .put("alt", "Five photographs");
        return body;
    }

    /** Each number gives another file. */
    private static byte[] picture(int number) throws IOException {
        var canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = canvas.createGraphics();
        int next = number;
        for (int y = 0; y < HEIGHT; ) {
            int lowest = HEIGHT;
            for (int x = -SHIFT * number; x < WIDTH; ) {
                BufferedImage photo = ImageIO.read(SAMPLES.resolve(PHOTOS.get(next++ % PHOTOS.size()) + ".jpg")
                        .toFile());
                drawing.drawImage(photo, x, y, null);
                x += photo.getWidth();
                lowest = Math.min(lowest, photo.getHeight());
            }
            y += lowest;
            next += number;
        }
        drawing.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(canvas, "jpeg", file);
        return file.toByteArray();
    }

    /** Of the process without this thread, which calls and draws. */
    private static double cpu() {
        return Cpu.of(ProcessHandle.current()).toNanos() / 1e6 - Load.threadCpu() / 1e6;
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
