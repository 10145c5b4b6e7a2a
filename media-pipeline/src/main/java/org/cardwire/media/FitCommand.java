package org.cardwire.media;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cardwire.media.pixels.Helpers;

/**
 * The pipeline as a tool: {@code fit photo.jpg --limit 300KB [--max-width N] [--max-height N] [--format jpeg|png|gif|mp4|three_gp|m4a|amr]
 * [--mode baseline|progressive] --out file}. Prints the plan, bytes, size, score and time; the exit code is 0 for a rendition,
 * 1 for a file that gives none and 2 for a wrong call.
 */
public final class FitCommand {
    private static final String USAGE = "usage: fit <file> --limit 300KB [--max-width 1440] [--max-height 1440] "
            + "[--format jpeg|png|gif|mp4|three_gp|m4a|amr] [--longest 30] [--mode baseline|progressive] --out <file>";
    private static final String DEFAULT_EDGE = "1440";
    private static final Set<String> OPTIONS =
            Set.of("--limit", "--max-width", "--max-height", "--format", "--mode", "--longest", "--out");

    private final PrintStream out;
    private final PrintStream err;

    FitCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new FitCommand(System.out, System.err).run(args));
    }

    int run(String... args) {
        try {
            return fit(options(args));
        } catch (IllegalArgumentException e) {
            err.println("fit: " + e.getMessage());
            err.println(USAGE);
            return 2;
        } catch (IOException e) {
            err.println("fit: cannot read or write " + e.getMessage());
            return 2;
        }
    }

    private int fit(Map<String, String> options) throws IOException {
        Target target = target(options);
        Path result = Path.of(need(options, "--out"));
        Media media = Media.read(Path.of(need(options, "file")), Caps.DEFAULT);
        long start = System.nanoTime();
        Fitting fitting = fit(media, target);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return switch (fitting) {
            case Fitted fitted -> {
                Files.write(result, fitted.bytes());
                print(fitted, target, millis);
                yield 0;
            }
            case Unfit unfit -> {
                err.println("fit: " + unfit.code() + " " + unfit.parameters());
                yield 1;
            }
            case Broken broken -> {
                err.println("fit: " + broken.code() + ": " + broken.reason());
                yield 1;
            }
        };
    }

    /** On all cores. */
    private Fitting fit(Media media, Target target) {
        try (var helpers = new Helpers("fit-helper-", Runtime.getRuntime().availableProcessors() - 1)) {
            var fitter = new Fitter(Caps.DEFAULT, Fitter.MASTER_BYTES, System::nanoTime, helpers);
            return fitter.fit(media, target, Effort.FINAL, this::tell);
        }
    }

    /** On one line, which the next overwrites. */
    private void tell(double part) {
        err.printf(Locale.ROOT, "\r%3.0f %%", 100 * part);
        if (part >= 1) {
            err.print("\r     \r");
        }
    }

    private void print(Fitted fitted, Target target, long millis) {
        double fill = 100.0 * fitted.bytes().length / target.byteLimit();
        out.printf(Locale.ROOT, "plan    %s%n", fitted.plan());
        out.printf(Locale.ROOT, "type    %s%n", fitted.contentType());
        out.printf(Locale.ROOT, "bytes   %d of %d (%.1f %%)%n", fitted.bytes().length, target.byteLimit(), fill);
        out.printf(Locale.ROOT, "size    %d x %d%n", fitted.width(), fitted.height());
        fitted.score().ifPresent(score -> out.printf(Locale.ROOT, "score   %.1f%n", score));
        out.printf(Locale.ROOT, "time    %d ms%n", millis);
    }

    private static Target target(Map<String, String> options) {
        Target target = Target.within(
                bytes(need(options, "--limit")),
                number("--max-width", options.getOrDefault("--max-width", DEFAULT_EDGE)),
                number("--max-height", options.getOrDefault("--max-height", DEFAULT_EDGE)));
        if (options.containsKey("--format")) {
            target = target.withFormats(EnumSet.of(choice(Format.class, "--format", need(options, "--format"))));
        }
        if (options.containsKey("--mode")) {
            target = target.withJpegMode(choice(JpegMode.class, "--mode", need(options, "--mode")));
        }
        if (options.containsKey("--longest")) {
            target = target.withLongest(Duration.ofSeconds(number("--longest", need(options, "--longest"))));
        }
        return target;
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                options.put("file", args[i]);
            } else if (!OPTIONS.contains(args[i])) {
                throw new IllegalArgumentException("unknown option " + args[i]);
            } else if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            } else {
                options.put(args[i], args[++i]);
            }
        }
        return options;
    }

    private static String need(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException((name.equals("file") ? "a file to fit" : name) + " is missing");
        }
        return value;
    }

    /** {@code 300KB}, {@code 1MB} or plain bytes; KB is 1024 bytes, as carriers state their limits. */
    private static int bytes(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int unit = upper.endsWith("KB") ? 1 << 10 : upper.endsWith("MB") ? 1 << 20 : 1;
        String digits = unit == 1 ? upper : upper.substring(0, upper.length() - 2);
        return Math.multiplyExact(number("--limit", digits), unit);
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, not \"" + text + "\"", e);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(name + " has no choice \"" + text + "\"");
    }
}
