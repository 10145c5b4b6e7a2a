package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.media.bench.Seeds.Seed;

/** Whole clips, sounds and foreign stills, small and short, and an animation in which every frame has its own colours. */
final class ClipSeeds {
    private static final String PICTURE = "testsrc2=s=64x48:r=10:d=0.5";
    private static final String TONE = "sine=frequency=440:sample_rate=8000:duration=0.5";
    /** Nothing here writes HEIC. */
    private static final Path HEIC = Path.of("fixtures", "samples", "media", "still.heic");

    private final Ffmpeg ffmpeg;

    private ClipSeeds(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** @param root of the project */
    static List<Seed> of(Ffmpeg ffmpeg, Path root) throws IOException {
        var seeds = new ClipSeeds(ffmpeg);
        return List.of(
                seeds.film("MP4", "-c:v", "libx264", "-c:a", "aac", "-f", "mp4"),
                seeds.film("3GP", "-c:v", "libx264", "-c:a", "libopencore_amrnb", "-f", "3gp"),
                seeds.film("Matroska", "-c:v", "mpeg4", "-c:a", "libmp3lame", "-f", "matroska"),
                seeds.sound("M4A", "-c:a", "aac", "-f", "ipod"),
                seeds.sound("WAV", "-f", "wav"),
                seeds.still("AVIF", "-frames:v", "1", "-c:v", "libaom-av1", "-cpu-used", "8", "-f", "avif"),
                new Seed("HEIC", Files.readAllBytes(root.resolve(HEIC))),
                seeds.still(
                        "GIF",
                        "-vf",
                        "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1",
                        "-f",
                        "gif"));
    }

    private Seed film(String format, String... how) throws IOException {
        return made(format, List.of("-f", "lavfi", "-i", PICTURE + ",format=yuv420p", "-f", "lavfi", "-i", TONE), how);
    }

    private Seed sound(String format, String... how) throws IOException {
        return made(format, List.of("-f", "lavfi", "-i", TONE), how);
    }

    private Seed still(String format, String... how) throws IOException {
        return made(format, List.of("-f", "lavfi", "-i", PICTURE), how);
    }

    private Seed made(String format, List<String> of, String... how) throws IOException {
        Path made = ffmpeg.folder().resolve("seed");
        List<String> all = new ArrayList<>(of);
        all.addAll(List.of(how));
        all.addAll(List.of("-bitexact", made.toString()));
        ffmpeg.run(all);
        byte[] file = Files.readAllBytes(made);
        Files.delete(made);
        return new Seed(format, file);
    }
}
