package org.cardwire.media.bench;

import java.util.List;
import java.util.Locale;
import org.cardwire.media.JpegMode;

/** What the pipeline must reach, each checked against the figures of this run and of no other. */
final class Demands {
    private static final int KB = 1024;
    private static final double ENOUGH_FILL = 97;
    /** A score that rises by less between two limits has nothing more to gain. */
    private static final double GAIN_SEEN = 0.3;

    private final Table table = new Table("demand", "found", "met");

    void outputs(Results own) {
        if (own.isEmpty()) {
            return;
        }
        check("no output over its limit", own.over() + " of " + own.outcomes().size(), own.over() == 0);
        long unfilled = own.outcomes().stream()
                .filter(o -> o.fill() < ENOUGH_FILL && moreWouldHelp(own, o))
                .count();
        check("fill of 97 % wherever more bytes raise the score", unfilled + " not so", unfilled == 0);
    }

    /** Seen at the next limit of the run; at the largest nothing is known. */
    private static boolean moreWouldHelp(Results own, Outcome outcome) {
        return own.of(outcome.encoder()).outcomes().stream()
                .anyMatch(o -> o.picture().equals(outcome.picture())
                        && o.mode() == outcome.mode()
                        && o.limit() > outcome.limit()
                        && o.score() > outcome.score() + GAIN_SEEN);
    }

    void againstSharp(Results results, JpegMode mode, List<Integer> limits) {
        for (int limit : limits) {
            Results here = results.of(mode, limit);
            if (here.of(Sharp.NAME).isEmpty()) {
                continue;
            }
            String at = " at " + Options.named(limit) + ", " + mode.name().toLowerCase(Locale.ROOT);
            double equal = here.gains(OwnAt1080.NAME, Sharp.NAME).average().orElse(Double.NaN);
            check("1080 px: mean score at least sharp's less 0.3" + at, signed(equal), equal >= -0.3);
            double worst = here.gains(OwnAt1080.NAME, Sharp.NAME).min().orElse(Double.NaN);
            check("1080 px: no photograph 2 below sharp's" + at, signed(worst), worst >= -2);
            double gain = here.gains(OwnAutomatic.NAME, Sharp.NAME).average().orElse(Double.NaN);
            double wanted = wantedGain(limit);
            check("own width: mean score above sharp's by " + wanted + at, signed(gain), gain >= wanted);
            double cpu = here.of(OwnAt1080.NAME).mean(Outcome::cpuMillis)
                    / here.of(Sharp.NAME).mean(Outcome::cpuMillis);
            double most = limit <= 30 * KB ? 0.75 : 0.5;
            check("1080 px: CPU of the search, part of sharp's, at most " + most + at, plain(cpu), cpu <= most);
        }
    }

    private static double wantedGain(int limit) {
        return limit <= 30 * KB ? 4 : limit <= 100 * KB ? 0.3 : limit <= 300 * KB ? 0.8 : 0;
    }

    void widths(Widths widths, List<Integer> limits) {
        for (int limit : limits) {
            double loss = widths.meanLoss(limit);
            double most = limit <= 30 * KB ? 1 : 0.3;
            if (!Double.isNaN(loss)) {
                check(
                        "own width within " + most + " of the best, mean, at " + Options.named(limit),
                        plain(loss),
                        loss <= most);
            }
        }
    }

    void whole(Whole.Row row) {
        String of = ", %s, %.0f megapixels".formatted(row.picture(), row.megapixels());
        if (!Double.isNaN(row.sharp())) {
            double part = row.first() / row.sharp();
            check("file to rendition at most 1.5 times sharp's CPU" + of, plain(part), part <= 1.5);
        }
        double again = row.next() / row.nextAlone();
        check("next rendition of a file at most 0.3 of its first" + of, plain(again), again <= 0.3);
        check(
                "rendition with its score in 2,500 ms of CPU" + of,
                "%.0f ms".formatted(row.first()),
                row.first() <= 2500);
        check("draft in 700 ms of CPU" + of, "%.0f ms".formatted(row.draft()), row.draft() <= 700);
    }

    void graphics(Graphics graphics) {
        String found = graphics.over() + " of " + graphics.made();
        check("no drawing or animation over its limit", found, graphics.over() == 0);
        check("no drawing or animation worse with more bytes", graphics.worse() + " times", graphics.worse() == 0);
        graphics.gains()
                .forEach(gain -> check("animation to 300 KB: score at least gifsicle's", signed(gain), gain >= 0));
    }

    void films(Films films) {
        long over =
                films.rows().stream().filter(row -> row.bytes() > row.limit()).count();
        check("no film over its limit", over + " of " + films.rows().size(), over == 0);
        long cut = films.rows().stream().filter(row -> !Films.whole(row)).count();
        check("every film as long as its source", cut + " are not", cut == 0);
        for (Films.Row row : films.rows()) {
            String of = ": " + row.clip() + ", " + Options.named(row.limit());
            double gain = row.ssim() - row.plain();
            check("SSIM of a film at least plain ffmpeg's" + of, "%+.4f".formatted(gain), gain >= 0);
        }
    }

    void gifs(Gifs gifs) {
        for (Gifs.Row row : gifs.rows()) {
            String of = ": " + row.animation();
            String fill = "%.1f %%".formatted(row.fill());
            check(
                    "animation under its limit, filled to 97 %" + of,
                    fill,
                    row.fill() >= ENOUGH_FILL && row.fill() <= 100);
            double gain = row.ssim() - row.peer();
            check("SSIM of an animation at least that of ffmpeg and gifsicle" + of, "%+.4f".formatted(gain), gain >= 0);
        }
    }

    private void check(String demand, String found, boolean met) {
        table.row(demand, found, met ? "yes" : "NO");
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    String markdown() {
        return table.markdown();
    }
}
