package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * Clips that ffmpeg makes, to each limit, beside ffmpeg's own two passes with the same preset, profile and bits of sound: at the
 * source's size, and at the size that the pipeline chose. They aim at 97 % of the limit and, while they are over it, at as much
 * less. All are judged by SSIM at the source's size and rate.
 */
final class Films {
    private static final int SECONDS = 8;
    private static final int SMALLEST_LIMIT = 300 << 10;
    /** What else runs on the machine must not end a fit. */
    private static final Caps PATIENT =
            Caps.DEFAULT.withClips(new ClipCaps(Duration.ofSeconds(2L * SECONDS), 1 << 20, Duration.ofMinutes(30), 2));

    private static final Pattern DURATION = Pattern.compile("Duration: 00:00:([0-9.]+)");
    private static final String PHOTO = "fixtures/samples/media/mountains.jpg";

    /** Of plain encodings, until one is under the limit. */
    private static final int MOST_TRIES = 4;

    private static final double AIM = 0.97;
    /** What x264 ends with when a second pass cannot go as low as it is told. */
    private static final String TOO_LOW = "estimated minimum";

    private final Table table = new Table(
            "clip",
            "to",
            "bytes",
            "fill %",
            "px",
            "frames/s",
            "sound kbit/s",
            "trials",
            "SSIM",
            "plain, its size",
            "plain, our size",
            "CPU s",
            "plain's CPU s",
            "times plain's");
    private final Path folder;
    private final Ffmpeg ffmpeg;
    private final List<Row> rows = new ArrayList<>();

    /** @param plain the SSIM of the better of the two plain encodings that are under the limit */
    record Row(String clip, int limit, int bytes, double seconds, double ssim, double plain) {}

    /** @param ssim NaN where no try was under the limit; {@code cpuSeconds} are of the last two passes */
    private record Plain(double ssim, double cpuSeconds) {}

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
        int sound = film.sound().map(Plan.Sound::bitsPerSecond).orElse(0);
        Plain same = plain(source, limit, sound, "scale=%d:%d%s".formatted(fitted.width(), fitted.height(), rate));
        Plain whole = plain(source, limit, sound, "null");
        double best = Stream.of(same, whole)
                .mapToDouble(Plain::ssim)
                .filter(s -> !Double.isNaN(s))
                .max()
                .orElse(0);
        double cpu = cost.cpuMillis() / 1000;
        rows.add(new Row(name, limit, fitted.bytes().length, seconds(own), ssim, best));
        table.row(
                name,
                Options.named(limit),
                fitted.bytes().length,
                "%.1f".formatted(100.0 * fitted.bytes().length / limit),
                fitted.width(),
                film.framesPerSecond(),
                sound / 1000,
                fitted.plan().trials(),
                text(ssim),
                text(whole.ssim),
                text(same.ssim),
                "%.1f".formatted(cpu),
                "%.1f".formatted(whole.cpuSeconds),
                "%.1f".formatted(cpu / whole.cpuSeconds));
    }

    private static String text(double ssim) {
        return Double.isNaN(ssim) ? "does not fit" : "%.4f".formatted(ssim);
    }

    /** As one would type it, and type again with a lower rate while the file is too large. */
    private Plain plain(Path source, int limit, int soundBits, String filter) throws IOException {
        Path made = folder.resolve("plain.mp4");
        double aim = AIM;
        double cpu = 0;
        for (int i = 0; i < MOST_TRIES; i++) {
            long bits = Math.round(aim * limit * 8 / SECONDS - soundBits);
            try {
                cpu = twoPasses(source, bits, soundBits, filter, made);
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains(TOO_LOW)) {
                    break;
                }
                throw e;
            }
            if (Files.size(made) <= limit) {
                return new Plain(ssim(made, source), cpu);
            }
            aim *= AIM * limit / Files.size(made);
        }
        return new Plain(Double.NaN, cpu);
    }

    /** @return seconds of CPU */
    private double twoPasses(Path source, long bits, int soundBits, String filter, Path made) throws IOException {
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
        List<String> second = new ArrayList<>(common);
        second.addAll(List.of("-pass", "2", "-c:a", "aac", "-b:a", Integer.toString(soundBits), made.toString()));
        return (ffmpeg.run(first).cpuMillis() + ffmpeg.run(second).cpuMillis()) / 1000;
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
