package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.cardwire.media.Caps;
import org.cardwire.media.ClipCaps;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Format;
import org.cardwire.media.Media;
import org.cardwire.media.Plan;
import org.cardwire.media.Target;

/**
 * Clips that ffmpeg makes, to each limit, beside ffmpeg's own two passes at 97 % of the limit with the same preset and profile:
 * at the source's size, and at the size that the pipeline chose. All are judged by SSIM at the source's size and rate.
 */
final class Films {
    private static final int SECONDS = 8;
    private static final int SOUND_BITS = 64_000;
    private static final int SMALLEST_LIMIT = 300 << 10;
    /** What else runs on the machine must not end a fit. */
    private static final Caps PATIENT =
            Caps.DEFAULT.withClips(new ClipCaps(Duration.ofSeconds(2L * SECONDS), 1 << 20, Duration.ofMinutes(30), 2));

    private static final Pattern DURATION = Pattern.compile("Duration: 00:00:([0-9.]+)");
    private static final String PHOTO = "fixtures/samples/media/mountains.jpg";

    private final Table table = new Table(
            "clip", "to", "bytes", "px", "frames/s", "seconds", "SSIM", "plain, same px", "plain, all px", "s");
    private final Path folder;
    private final Ffmpeg ffmpeg;
    private final List<Row> rows = new ArrayList<>();

    /** @param plain the SSIM of the better of the two plain encodings that are under the limit */
    record Row(String clip, int limit, int bytes, double seconds, double ssim, double plain) {}

    Films(Ffmpeg ffmpeg) {
        this.folder = ffmpeg.folder();
        this.ffmpeg = ffmpeg;
    }

    void measure(List<Integer> limits) throws Exception {
        for (String name : List.of("test card", "fractal", "pan over a photograph")) {
            Path source = made(name);
            for (int limit : limits) {
                if (limit >= SMALLEST_LIMIT) {
                    row(name, source, limit);
                }
            }
        }
    }

    private Path made(String name) throws IOException {
        Path made = folder.resolve(name.replace(' ', '-') + ".mp4");
        List<String> picture = switch (name) {
            case "test card" -> List.of("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30");
            case "fractal" -> List.of("-f", "lavfi", "-i", "mandelbrot=s=1280x720:r=30:end_scale=0.05");
            default ->
                List.of(
                        "-loop",
                        "1",
                        "-framerate",
                        "30",
                        "-i",
                        Path.of(PHOTO).toAbsolutePath().toString());
        };
        List<String> all = new ArrayList<>(picture);
        all.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440", "-t", Integer.toString(SECONDS)));
        if (picture.contains("-loop")) {
            all.addAll(List.of("-vf", "crop=1280:720:t*60:t*20"));
        }
        all.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", "-pix_fmt", "yuv420p"));
        all.addAll(List.of("-c:a", "aac", made.toString()));
        ffmpeg.run(all);
        return made;
    }

    private void row(String name, Path source, int limit) throws Exception {
        Target target = Target.within(limit, 1280, 1280).withFormats(EnumSet.of(Format.MP4));
        var media = Media.read(source, Caps.DEFAULT);
        Cost<Fitting> cost = Cost.of(() -> new Fitter(PATIENT).fit(media, target));
        if (!(cost.result() instanceof Fitted fitted) || !(fitted.plan().encoding() instanceof Plan.Film film)) {
            throw new IOException(name + " to " + Options.named(limit) + ": " + cost.result());
        }
        Path own = Files.write(folder.resolve("own.mp4"), fitted.bytes());
        double ssim = ssim(own, source);
        String rate = ",fps=" + film.framesPerSecond();
        double same = plain(source, limit, "scale=%d:%d%s".formatted(fitted.width(), fitted.height(), rate));
        double whole = plain(source, limit, "null");
        rows.add(new Row(name, limit, fitted.bytes().length, seconds(own), ssim, Math.max(same, whole)));
        table.row(
                name,
                Options.named(limit),
                fitted.bytes().length,
                fitted.width(),
                film.framesPerSecond(),
                seconds(own),
                text(ssim),
                text(same),
                text(whole),
                cost.wallMillis() / 1000);
    }

    private static String text(double ssim) {
        return "%.4f".formatted(ssim);
    }

    /** Two passes, once, as one would type them; NaN-free: an encoding over the limit counts as nothing. */
    private double plain(Path source, int limit, String filter) throws IOException {
        long bits = Math.round(0.97 * limit * 8 / SECONDS - SOUND_BITS);
        Path made = folder.resolve("plain.mp4");
        List<String> common = List.of(
                "-i",
                source.toString(),
                "-vf",
                filter,
                "-c:v",
                "libx264",
                "-profile:v",
                "baseline",
                "-preset",
                "medium",
                "-threads",
                "2",
                "-b:v",
                Long.toString(bits),
                "-passlogfile",
                "plain");
        List<String> first = new ArrayList<>(common);
        first.addAll(List.of("-pass", "1", "-an", "-f", "null", "-"));
        ffmpeg.run(first);
        List<String> second = new ArrayList<>(common);
        second.addAll(List.of("-pass", "2", "-c:a", "aac", "-b:a", Integer.toString(SOUND_BITS), made.toString()));
        ffmpeg.run(second);
        return Files.size(made) <= limit ? ssim(made, source) : 0;
    }

    private double ssim(Path made, Path source) throws IOException {
        return ffmpeg.ssim(made, source, 1280, 720, 30);
    }

    private double seconds(Path file) throws IOException {
        String said =
                ffmpeg.run(List.of("-i", file.toString(), "-f", "null", "-")).output();
        return Ffmpeg.found(DURATION, said);
    }

    List<Row> rows() {
        return rows;
    }

    /** That a film lasts as long as its source. */
    static boolean whole(Row row) {
        return row.seconds() > SECONDS - 0.1;
    }

    String markdown() {
        return table.markdown();
    }
}
