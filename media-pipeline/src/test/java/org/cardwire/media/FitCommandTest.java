package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
    private static final String PHOTO = "../fixtures/samples/media/lounge.jpg";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aPhotoIsWrittenUnderItsLimitWithItsPlan() throws Exception {
        Path result = folder.resolve("small.jpg");

        int code = run(PHOTO, "--limit", "60KB", "--max-width", "500", "--format", "jpeg", "--out", result.toString());

        assertThat(code).isZero();
        assertThat(Files.size(result)).isBetween(58_000L, 60L * 1024);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("plan", "of 61440", "500 x 750", "score", "ms");
    }

    @Test
    void aWrongCallIsAnsweredWithWhatIsMissing() {
        assertThat(run(PHOTO, "--out", "x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--limit is missing", "usage:");
        assertThat(run(PHOTO, "--limit", "much", "--out", "x")).isEqualTo(2);
        assertThat(run(PHOTO, "--limit", "1KB", "--quality", "9", "--out", "x")).isEqualTo(2);
        assertThat(run("no-such-file.jpg", "--limit", "1KB", "--out", "x")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoPictureWritesNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("photo.jpg"), "<!doctype html>");
        Path result = folder.resolve("out.jpg");

        assertThat(run(text.toString(), "--limit", "30KB", "--out", result.toString()))
                .isEqualTo(1);
        assertThat(result).doesNotExist();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("TYPE_NOT_ACCEPTED", "text/html", "image/jpeg");
    }

    private int run(String... args) {
        return new FitCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }
}
