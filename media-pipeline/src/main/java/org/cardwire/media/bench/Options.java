package org.cardwire.media.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of the bench is to run.
 *
 * @param photos at most so many
 * @param limits in bytes, the smallest first
 * @param out folder of the table
 * @param work folder for what is fetched and made
 */
record Options(int photos, List<Integer> limits, Set<Part> parts, Path out, Path work) {
    static final String USAGE =
            "usage: bench media [--photos 3] [--limits 30KB,100KB] [--only jpeg,widths,whole,drawings,films,gifs] [--out fixtures/bench]";

    enum Part {
        /** Photographs to each limit, with the peers. */
        JPEG,
        /** The automatic width against every width. */
        WIDTHS,
        /** From the file to the rendition: first, second, draft. */
        WHOLE,
        /** Drawings and animations. */
        DRAWINGS,
        /** Clips beside plain ffmpeg. */
        FILMS,
        /** Animations beside ffmpeg and gifsicle. */
        GIFS
    }

    static Options parse(String... args) {
        var options = new Options(
                Integer.MAX_VALUE,
                limits("30KB,100KB,300KB,600KB,1MB"),
                EnumSet.allOf(Part.class),
                Path.of("fixtures", "bench"),
                Path.of("media-pipeline", "target", "bench"));
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--photos" -> new Options(Integer.parseInt(value), limits, parts, out, work);
            case "--limits" -> new Options(photos, limits(value), parts, out, work);
            case "--only" -> new Options(photos, limits, parts(value), out, work);
            case "--out" -> new Options(photos, limits, parts, Path.of(value), work);
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static Set<Part> parts(String names) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Arrays.stream(names.split(",")).forEach(name -> parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT))));
        return parts;
    }

    /** KB is 1024 bytes, as carriers state their limits. */
    private static List<Integer> limits(String text) {
        return Arrays.stream(text.toUpperCase(Locale.ROOT).split(","))
                .map(limit ->
                        Integer.parseInt(limit.substring(0, limit.length() - 2)) << (limit.endsWith("MB") ? 20 : 10))
                .sorted()
                .toList();
    }

    /** Of the table: a run of one part does not overwrite that of all. */
    String file() {
        return parts.size() == 1
                ? "media-" + parts.iterator().next().name().toLowerCase(Locale.ROOT) + ".md"
                : "media.md";
    }

    /** Whether any part looks at photographs. */
    boolean wantsPhotos() {
        return !EnumSet.of(Part.FILMS, Part.GIFS).containsAll(parts);
    }

    static String named(int limit) {
        return limit % (1 << 20) == 0 ? (limit >> 20) + " MB" : (limit >> 10) + " KB";
    }
}
