package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.cardwire.media.Caps;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Format;
import org.cardwire.media.Media;
import org.cardwire.media.Plan;
import org.cardwire.media.Target;

/** Animations to a limit, beside ffmpeg and gifsicle; all are judged by SSIM at the source's size and rate. */
final class Gifs {
    static final int LIMIT = 300 << 10;

    private final Table table = new Table(
            "animation, bytes of its file",
            "bytes",
            "fill %",
            "times smaller",
            "px",
            "frames",
            "loss",
            "trials",
            "CPU ms",
            "SSIM",
            "peer's SSIM",
            "its px",
            "its bytes",
            "its CPU ms");
    private final Path folder;
    private final Ffmpeg ffmpeg;
    private final String gifsicle;
    private final List<Row> rows = new ArrayList<>();

    /** @param peer the best SSIM that ffmpeg and gifsicle reach under the limit; 0 for none */
    record Row(String animation, int bytes, double ssim, double peer) {
        double fill() {
            return 100.0 * bytes / LIMIT;
        }
    }

    Gifs(Path work, Ffmpeg ffmpeg, String gifsicle) {
        this.folder = work.toAbsolutePath();
        this.ffmpeg = ffmpeg;
        this.gifsicle = gifsicle;
    }

    void measure() throws Exception {
        for (Animations.Animation animation : Animations.all()) {
            row(animation, Animations.gif(animation, ffmpeg, folder));
        }
    }

    private void row(Animations.Animation animation, Path source) throws Exception {
        var media = Media.read(source, Caps.DEFAULT);
        Target target =
                Target.within(LIMIT, OwnAutomatic.WIDEST, OwnAutomatic.HIGHEST).withFormats(EnumSet.of(Format.GIF));
        var patient = new Fitter(Caps.DEFAULT.withDeadline(Duration.ofMinutes(10)));
        Cost<Fitting> cost = Cost.of(() -> patient.fit(media, target, Effort.DRAFT));
        if (!(cost.result() instanceof Fitted fitted) || !(fitted.plan().encoding() instanceof Plan.Gif gif)) {
            throw new IOException(animation.name() + ": " + cost.result());
        }
        Path own = Files.write(folder.resolve("own.gif"), fitted.bytes());
        double ssim = ssim(own, source, animation);
        GifPeer.Made peer = new GifPeer(ffmpeg, gifsicle, animation, source).best(fitted.width());
        var row = new Row(animation.name(), fitted.bytes().length, ssim, peer.ssim());
        rows.add(row);
        table.row(
                "%s, %,d".formatted(row.animation, Files.size(source)),
                row.bytes,
                row.fill(),
                (double) Files.size(source) / row.bytes,
                fitted.width(),
                gif.frames(),
                gif.loss(),
                fitted.plan().trials(),
                cost.cpuMillis(),
                "%.4f".formatted(ssim),
                "%.4f".formatted(peer.ssim()),
                peer.width(),
                peer.bytes(),
                peer.cpuMillis());
    }

    private double ssim(Path made, Path source, Animations.Animation animation) throws IOException {
        return ffmpeg.ssim(made, source, animation.width(), animation.height(), Animations.RATE);
    }

    List<Row> rows() {
        return rows;
    }

    String markdown() {
        return table.markdown() + """

                The peer: ffmpeg's palettegen and paletteuse (256 colours; with its usual dithering and with none; at the width \
                that the pipeline chose, at half and at a third of the source's), then gifsicle -O3 with the least --lossy that is \
                under the limit. The best of the six by SSIM is shown; its CPU is that of one run of each program. The pipeline's \
                CPU is that of the whole search, from the file, in a JVM that is still getting warm.
                """;
    }
}
