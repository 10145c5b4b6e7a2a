package org.cardwire.media.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.JpegMode;
import org.cardwire.media.bench.Options.Part;

/** Measures the pipeline beside its peers; the tables are kept after each photograph and printed at the end. */
public final class MediaBench {
    /** Photographs that are followed from file to rendition: of so many megapixels, and those of twelve or a little more. */
    private static final double LARGE = 20;

    private static final double TWELVE = 12;
    private static final double LITTLE_MORE = 14;

    private final Options options;
    private final PrintStream out;
    private final Report.Where where;
    private final Optional<Sharp> sharp;
    private final List<String> remarks = new ArrayList<>();
    private final List<Photo> done = new ArrayList<>();
    private final Comparison comparison;
    private final Widths widths = new Widths();
    private final List<Whole.Row> whole = new ArrayList<>();
    private final Graphics graphics;
    private final Optional<Films> films;
    private final Optional<Gifs> gifs;

    private MediaBench(Options options, String command, PrintStream out) throws IOException {
        this.options = options;
        this.out = out;
        this.where = Report.Where.now(command);
        Files.createDirectories(options.work());
        this.sharp = Sharp.in(options.work());
        this.graphics = new Graphics(found(Gifsicle.in(options.work()), "gifsicle is left out: it is not installed"));
        Optional<Ffmpeg> ffmpeg = found(
                        org.cardwire.media.clip.Programs.find(),
                        "films and animations are left out: the build carries no ffmpeg for this platform")
                .map(programs -> new Ffmpeg(programs, options.work().toAbsolutePath()));
        this.films = ffmpeg.filter(f -> wants(Part.FILMS)).map(Films::new);
        this.gifs = ffmpeg.filter(f -> wants(Part.GIFS))
                .flatMap(f ->
                        Child.installed("Gifsicle", "gifsicle").map(gifsicle -> new Gifs(options.work(), f, gifsicle)));
        this.comparison = new Comparison(encoders(), options.limits());
    }

    public static void main(String[] args) throws Exception {
        try {
            Options options = Options.parse(args);
            String command = ("./cardwire bench media " + String.join(" ", args)).strip();
            new MediaBench(options, command, System.out).run();
        } catch (IllegalArgumentException e) {
            System.err.println("bench media: " + e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
        }
    }

    private void run() throws Exception {
        Path kept = Files.createDirectories(options.out()).resolve(options.file());
        if (films.isPresent()) {
            out.println("films ...");
            films.get().measure(options.limits());
        }
        if (gifs.isPresent()) {
            out.println("animations ...");
            gifs.get().measure();
        }
        List<Photo> photos =
                options.wantsPhotos() ? Corpus.photos(options.work(), options.photos(), remarks) : List.of();
        for (Photo photo : photos) {
            out.println(photo.name() + " ...");
            measure(Subject.of(photo, options.work()));
            done.add(photo);
            Files.writeString(kept, report());
        }
        Files.writeString(kept, report());
        out.println(report());
        out.println("Kept in " + kept);
    }

    private void measure(Subject subject) throws Exception {
        if (done.isEmpty()) {
            comparison.warmUp(subject);
        }
        if (done.isEmpty() && wants(Part.DRAWINGS)) {
            graphics.measure(Drawings.all(subject.shown()), options.limits());
        }
        if (wants(Part.JPEG)) {
            comparison.add(subject);
        }
        if (wants(Part.WIDTHS)) {
            widths.add(subject, options.limits());
        }
        if (wants(Part.WHOLE) && large(subject.megapixels())) {
            whole.add(Whole.measure(subject, sharp));
        }
    }

    private static boolean large(double megapixels) {
        return megapixels >= LARGE || megapixels >= TWELVE && megapixels <= LITTLE_MORE;
    }

    private List<Encoder> encoders() {
        List<Encoder> encoders = new ArrayList<>(List.of(new OwnAutomatic(), new OwnAt1080()));
        found(sharp, "sharp is left out: npm could not install it").ifPresent(encoders::add);
        found(Programs.magick(options.work()), "ImageMagick is left out: it is not installed")
                .ifPresent(encoders::add);
        found(Programs.jpegoptim(options.work()), "jpegoptim is left out: it is not installed")
                .ifPresent(encoders::add);
        encoders.add(new JdkWriter());
        return encoders;
    }

    private <T> Optional<T> found(Optional<T> peer, String otherwise) {
        if (peer.isEmpty()) {
            remarks.add(otherwise);
        }
        return peer;
    }

    private boolean wants(Part part) {
        return options.parts().contains(part);
    }

    private String report() {
        var report = new Report(where, remarks, done);
        var demands = new Demands();
        if (wants(Part.JPEG)) {
            Results results = comparison.results();
            report.comparison(results, options.limits());
            report.photographs(results, options.limits());
            demands.outputs(results.own());
            for (JpegMode mode : JpegMode.values()) {
                demands.againstSharp(results, mode, options.limits());
            }
        }
        if (wants(Part.WIDTHS)) {
            report.widths(widths);
            demands.widths(widths, options.limits());
        }
        if (wants(Part.WHOLE)) {
            report.whole(whole);
            whole.forEach(demands::whole);
        }
        if (wants(Part.DRAWINGS)) {
            report.section("Drawings and animations, the format chosen", graphics.markdown());
            demands.graphics(graphics);
        }
        films.ifPresent(made -> {
            report.section("Films, SSIM beside plain ffmpeg in two passes", made.markdown());
            demands.films(made);
        });
        gifs.ifPresent(made -> {
            report.section("Animations to 300 KB, SSIM beside ffmpeg and gifsicle", made.markdown());
            demands.gifs(made);
        });
        report.section("What was demanded", demands.markdown());
        return report.markdown();
    }
}
