package org.cardwire.media.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.JpegMode;
import org.cardwire.media.bench.Options.Part;

/** Measures the pipeline beside its peers, prints the tables and keeps them. */
public final class MediaBench {
    /** Photographs that are followed from file to rendition: of so many megapixels, and those of about twelve. */
    private static final double LARGE = 20;

    private static final double TWELVE = 12;

    private final Options options;
    private final PrintStream out;
    private final Report report;
    private final List<String> missing = new ArrayList<>();

    private MediaBench(Options options, String command, PrintStream out) {
        this.options = options;
        this.out = out;
        this.report = new Report(command);
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
        Files.createDirectories(options.work());
        List<Photo> photos = Corpus.photos(options.work(), options.photos(), missing);
        Optional<Sharp> sharp = Sharp.in(options.work());
        var comparison = new Comparison(encoders(sharp), options.limits());
        var widths = new Widths();
        List<Whole.Row> whole = new ArrayList<>();
        var graphics = new Graphics();
        for (Photo photo : photos) {
            out.println(photo.name() + " ...");
            Subject subject = Subject.of(photo, options.work());
            if (photo == photos.getFirst()) {
                comparison.warmUp(subject);
            }
            if (photo == photos.getFirst() && wants(Part.DRAWINGS)) {
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
        write(photos, comparison.results(), widths, whole, graphics);
    }

    private static boolean large(double megapixels) {
        return megapixels >= LARGE || Math.abs(megapixels - TWELVE) < 0.5;
    }

    private List<Encoder> encoders(Optional<Sharp> sharp) {
        List<Encoder> encoders = new ArrayList<>(List.of(new OwnAutomatic(), new OwnAt1080()));
        add(encoders, sharp, "sharp is left out: npm could not install it");
        add(encoders, Programs.magick(options.work()), "ImageMagick is left out: it is not installed");
        add(encoders, Programs.jpegoptim(options.work()), "jpegoptim is left out: it is not installed");
        encoders.add(new JdkWriter());
        return encoders;
    }

    private void add(List<Encoder> encoders, Optional<? extends Encoder> peer, String otherwise) {
        peer.ifPresentOrElse(encoders::add, () -> missing.add(otherwise));
    }

    private boolean wants(Part part) {
        return options.parts().contains(part);
    }

    private void write(List<Photo> photos, Results results, Widths widths, List<Whole.Row> whole, Graphics graphics)
            throws Exception {
        missing.forEach(report::remark);
        report.photographs(photos);
        var demands = new Demands();
        if (wants(Part.JPEG)) {
            report.comparison(results, options.limits());
            report.photographs(results, options.limits());
            demands.outputs(new Results(results.outcomes().stream()
                    .filter(outcome -> outcome.encoder().startsWith("Cardwire"))
                    .toList()));
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
        report.section("What was demanded", demands.markdown());
        out.println(report.markdown());
        Files.createDirectories(options.out());
        Path kept = Files.writeString(options.out().resolve("media.md"), report.markdown());
        out.println("Kept in " + kept);
    }
}
