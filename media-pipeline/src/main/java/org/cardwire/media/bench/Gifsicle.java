package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.gif.Frame;
import org.cardwire.media.gif.GifReader;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.score.PhoneScore;

/** gifsicle with 128 colours: the best of several losses, each at the largest width that is under the limit, by bisection. */
final class Gifsicle {
    private static final int[] LOSSES = {20, 80, 200};
    private static final int NARROWEST = 32;
    private static final int STEP = 4;
    private static final int MOMENTS = 5;

    private final String program;
    private final Path folder;

    private Gifsicle(String program, Path folder) {
        this.program = program;
        this.folder = folder.toAbsolutePath();
    }

    static Optional<Gifsicle> in(Path work) {
        return Child.installed("Gifsicle", "gifsicle").map(program -> new Gifsicle(program, work));
    }

    /** The score that it reaches; NaN when even the narrowest animation is over the limit. */
    double score(byte[] file, int limit) throws IOException, DamagedException {
        double best = Double.NaN;
        for (int loss : LOSSES) {
            byte[] made = largest(file, loss, limit);
            double score = made.length == 0 ? Double.NaN : score(file, made);
            best = Double.isNaN(best) ? score : Math.max(best, score);
        }
        return best;
    }

    private byte[] largest(byte[] file, int loss, int limit) throws IOException, DamagedException {
        Path source = Files.write(folder.resolve("source.gif"), file);
        Path made = folder.resolve("gifsicle.gif");
        byte[] best = new byte[0];
        int low = NARROWEST / STEP;
        int high = frames(file).getFirst().width() / STEP;
        while (low <= high) {
            int width = (low + high) / 2;
            Child child = Child.run(folder, command(source, made, loss, width * STEP));
            if (!child.ok()) {
                throw new IOException("gifsicle says: " + child.output());
            }
            if (Files.size(made) <= limit) {
                best = Files.readAllBytes(made);
                low = width + 1;
            } else {
                high = width - 1;
            }
        }
        return best;
    }

    private List<String> command(Path source, Path made, int loss, int width) {
        return List.of(
                program,
                "-O3",
                "--lossy=" + loss,
                "--colors=128",
                "--resize-method=mix",
                "--resize-width=" + width,
                source.toString(),
                "-o",
                made.toString());
    }

    private static double score(byte[] file, byte[] made) throws DamagedException {
        List<Pixels> before = frames(file);
        List<Pixels> after = frames(made);
        double sum = 0;
        for (int i = 0; i < MOMENTS; i++) {
            int at = (2 * i + 1) * before.size() / (2 * MOMENTS);
            sum += new PhoneScore(before.get(at), Subject.noHurry()).of(after.get(at));
        }
        return sum / MOMENTS;
    }

    private static List<Pixels> frames(byte[] gif) throws DamagedException {
        var reader = new GifReader(gif, Subject.noHurry());
        List<Pixels> frames = new ArrayList<>();
        for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get().pixels());
        }
        return frames;
    }
}
