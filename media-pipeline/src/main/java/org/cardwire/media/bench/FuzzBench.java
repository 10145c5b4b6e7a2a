package org.cardwire.media.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.media.bench.Ordeal.End;
import org.cardwire.media.bench.Seeds.Seed;
import org.cardwire.media.clip.Programs;

/**
 * {@code bench fuzz-media}: mutated files of all formats through the fitter, with a small heap. What must not be is kept as a
 * file, and makes the exit code 1.
 */
public final class FuzzBench {
    static final long RUN = 20_261_125;
    private static final int FILES = 10_000;
    private static final int SAY_EVERY = 1_000;
    /** Times that the pictures' seeds are among all: what ffmpeg has to read takes twenty times as long. */
    private static final int PICTURES = 5;

    private static final Path SAMPLE = Path.of("fixtures", "samples", "media", "lounge.jpg");
    private static final Path KEPT = Path.of("media-pipeline", "target", "fuzz-media");

    private final Map<String, Row> rows = new TreeMap<>();
    private int failures;
    private int done;

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
        System.exit(bench.failures == 0 && bench.done == files ? 0 : 1);
    }

    /** As many at once as there are cores: the heap is for all of them. */
    private void run(int files, long run) throws IOException, InterruptedException {
        List<Seed> seeds = seeds();
        var ordeal = new Ordeal();
        var next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int number = next.getAndIncrement(); number < files; number = next.getAndIncrement()) {
                    FuzzCase hostile = FuzzCase.of(seeds, run, number);
                    add(hostile, ordeal.of(hostile.file()));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private synchronized void add(FuzzCase hostile, Ordeal.Result result) {
        rows.computeIfAbsent(hostile.format(), _ -> new Row()).add(result);
        rows.computeIfAbsent("by " + hostile.mutation(), _ -> new Row()).add(result);
        if (!result.end().allowed()) {
            keep(hostile, result);
        }
        if (++done % SAY_EVERY == 0) {
            System.err.printf("%,d files, %d failures%n", done, failures);
        }
    }

    /** Those of clips need ffmpeg. */
    private static List<Seed> seeds() throws IOException {
        List<Seed> pictures = Seeds.of(Files.readAllBytes(SAMPLE));
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            seeds.addAll(pictures);
        }
        Path work = Files.createDirectories(KEPT).toAbsolutePath();
        Optional<Programs> programs = Programs.find();
        if (programs.isPresent()) {
            seeds.addAll(ClipSeeds.of(new Ffmpeg(programs.get(), work), Path.of("")));
        }
        return seeds;
    }

    private void keep(FuzzCase hostile, Ordeal.Result result) {
        failures++;
        Path file = KEPT.resolve(hostile.number() + "." + hostile.format());
        try {
            Files.write(file, hostile.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
