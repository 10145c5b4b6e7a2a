package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cardwire.media.bench.Ordeal.End;
import org.cardwire.media.bench.Seeds.Seed;

/**
 * {@code bench fuzz-media}: mutated files of all formats through the fitter, with a small heap. What must not be is kept as a
 * file, and makes the exit code 1.
 */
public final class FuzzBench {
    static final long RUN = 20_261_125;
    private static final int FILES = 10_000;
    private static final int SAY_EVERY = 1_000;
    private static final Path SAMPLE = Path.of("fixtures", "samples", "media", "lounge.jpg");
    private static final Path KEPT = Path.of("media-pipeline", "target", "fuzz-media");

    private final Map<String, Row> rows = new TreeMap<>();
    private int failures;

    private static final class Row {
        private final Map<End, Integer> ends = new EnumMap<>(End.class);
        private double slowest;
        private double largest;

        void add(Ordeal.Result result) {
            ends.merge(result.end(), 1, Integer::sum);
            slowest = Math.max(slowest, result.millis());
            largest = Math.max(largest, result.megabytes());
        }

        int of(End end) {
            return ends.getOrDefault(end, 0);
        }

        int files() {
            return ends.values().stream().mapToInt(Integer::intValue).sum();
        }

        int mustNotBe() {
            return Arrays.stream(End.values())
                    .filter(end -> !end.allowed())
                    .mapToInt(this::of)
                    .sum();
        }
    }

    public static void main(String[] args) throws Exception {
        int files = args.length == 0 ? FILES : Integer.parseInt(args[0]);
        long run = args.length < 2 ? RUN : Long.parseLong(args[1]);
        var bench = new FuzzBench();
        bench.run(files, run);
        String report = bench.report(files, run);
        System.out.println(report);
        Files.writeString(Path.of("fixtures", "bench", "fuzz-media.md"), report);
        System.exit(bench.failures == 0 ? 0 : 1);
    }

    private void run(int files, long run) throws IOException, InterruptedException {
        List<Seed> seeds = Seeds.of(Files.readAllBytes(SAMPLE));
        var ordeal = new Ordeal();
        for (int number = 0; number < files; number++) {
            FuzzCase hostile = FuzzCase.of(seeds, run, number);
            Ordeal.Result result = ordeal.of(hostile.file());
            rows.computeIfAbsent(hostile.format(), _ -> new Row()).add(result);
            rows.computeIfAbsent("by " + hostile.mutation(), _ -> new Row()).add(result);
            if (!result.end().allowed()) {
                keep(hostile, result);
            }
            if ((number + 1) % SAY_EVERY == 0) {
                System.err.printf("%,d files, %d failures%n", number + 1, failures);
            }
        }
    }

    private void keep(FuzzCase hostile, Ordeal.Result result) throws IOException {
        failures++;
        Path file = Files.createDirectories(KEPT).resolve(hostile.number() + "." + hostile.format());
        Files.write(file, hostile.file());
        System.err.println(file + ": " + result.end() + " " + result.detail());
    }

    private String report(int files, long run) {
        var table = new Table(
                "format, first mutation", "files", "fitted", "unfit", "broken", "must not be", "slowest ms", "most MB");
        rows.forEach((name, row) -> table.row(
                name,
                row.files(),
                row.of(End.FITTED),
                row.of(End.UNFIT),
                row.of(End.BROKEN),
                row.mustNotBe(),
                row.slowest,
                row.largest));
        return """
                # bench fuzz-media

                %,d files made by mutation of whole ones (run %d), to %,d bytes, in a heap of %,d MB. "Must not be" are
                exceptions, outputs over the limit or not what the answer says, memory that ran out, and fits that
                were not over after three times their deadline of %d s. "Most MB" is what one fit allocated in all, not at once.

                """.formatted(
                                files,
                                run,
                                Ordeal.TARGET.byteLimit(),
                                Runtime.getRuntime().maxMemory() >> 20,
                                Ordeal.CAPS.deadline().toSeconds())
                + table.markdown() + "\n";
    }
}
