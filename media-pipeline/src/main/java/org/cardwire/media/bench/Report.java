package org.cardwire.media.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cardwire.media.JpegMode;

/** The figures of a run in words and tables. */
final class Report {
    private final StringBuilder text = new StringBuilder("# bench media\n\n");

    /** @param load average of the machine before the run */
    record Where(String command, double load) {
        static Where now(String command) {
            return new Where(
                    command, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    Report(Where where, List<String> remarks, List<Photo> photos) {
        remark("Command: `" + where.command + "`");
        remark("Measured: %s, %d cores, %s %s, JDK %d (%s)"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version().feature(),
                        System.getProperty("java.vendor")));
        remark("Load average of the machine before the run: %.1f; what else runs there lengthens wall times"
                .formatted(where.load));
        remark("Score: SSIMULACRA 2 against the original, both shown 1080 px wide; 90 is visually lossless, 70 good,"
                + " 50 medium, 30 poor. KB = 1024 bytes");
        remark(
                "All encoders but \"" + OwnAutomatic.NAME
                        + "\" get the same pixels, 1080 px wide; that one gets the file and"
                        + " its CPU has decoding, scaling and scoring in it. sharp counts its search alone, as \""
                        + OwnAt1080.NAME
                        + "\" does. ImageMagick's and jpegoptim's CPU has the start of a process and the reading of the picture in it");
        remark("Peak memory: of a program, the most that was resident; in Java, the most heap, garbage included");
        remarks.forEach(this::remark);
        if (!photos.isEmpty()) {
            section(
                    "Photographs",
                    photos.stream()
                            .map(photo -> photo.name() + " (" + photo.author() + ", " + photo.licence() + ")")
                            .collect(Collectors.joining(", ", "", ".\n")));
        }
    }

    private void remark(String sentence) {
        text.append("- ").append(sentence).append('\n');
    }

    void section(String title, String body) {
        text.append("\n## ").append(title).append("\n\n").append(body);
    }

    void comparison(Results results, List<Integer> limits) {
        for (JpegMode mode : JpegMode.values()) {
            var table = new Table("to", "encoder", "score", "worst", "fill %", "over", "CPU ms", "wall ms", "peak MB");
            for (int limit : limits) {
                Results here = results.of(mode, limit);
                here.encoders().forEach(name -> row(table, limit, name, here.of(name)));
            }
            section("Means over photographs, " + mode.name().toLowerCase(Locale.ROOT) + " JPEG", table.markdown());
        }
    }

    private static void row(Table table, int limit, String name, Results all) {
        double worst = -all.max(outcome -> -outcome.score());
        table.row(
                Options.named(limit),
                name,
                all.mean(Outcome::score),
                worst,
                all.mean(Outcome::fill),
                all.over(),
                all.mean(Outcome::cpuMillis),
                all.mean(Outcome::wallMillis),
                all.max(Outcome::peakMegabytes));
    }

    /** Each photograph: the score of sharp, of the search at its width, and of the own width. */
    void photographs(Results results, List<Integer> limits) {
        var table = new Table("photograph, progressive", "to", "sharp", "at 1080 px", "own width", "px");
        for (String picture : results.pictures()) {
            for (int limit : limits) {
                Results here = new Results(results.of(JpegMode.PROGRESSIVE, limit).outcomes().stream()
                        .filter(outcome -> outcome.picture().equals(picture))
                        .toList());
                table.row(
                        picture,
                        Options.named(limit),
                        here.of(Sharp.NAME).mean(Outcome::score),
                        here.of(OwnAt1080.NAME).mean(Outcome::score),
                        here.of(OwnAutomatic.NAME).mean(Outcome::score),
                        (int) here.of(OwnAutomatic.NAME).mean(Outcome::width));
            }
        }
        section("Photograph by photograph", table.markdown());
    }

    void widths(Widths widths) {
        var table = new Table("photograph", "to", "chosen px", "best px", "score lost");
        widths.rows()
                .forEach(row ->
                        table.row(row.picture(), Options.named(row.limit()), row.chosen(), row.best(), row.lost()));
        section("The width chosen, and the best of all", table.markdown());
    }

    void whole(List<Whole.Row> rows) {
        var table = new Table(
                "file to 300 KB, CPU ms",
                "megapixels",
                "first",
                "sharp",
                "next, to 100 KB",
                "that alone",
                "draft",
                "peak heap MB");
        rows.forEach(row -> table.row(
                row.picture(),
                row.megapixels(),
                row.first(),
                row.sharp(),
                row.next(),
                row.nextAlone(),
                row.draft(),
                row.megabytes()));
        section("From the file", table.markdown());
    }

    String markdown() {
        return text.toString();
    }
}
