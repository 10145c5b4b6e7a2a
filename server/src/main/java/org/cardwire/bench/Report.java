package org.cardwire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a measurement found: where it was made, tables, and remarks. The first column is text, the others are numbers. */
final class Report {
    private final String name;
    private final List<String> where = new ArrayList<>();
    private final List<List<List<String>>> tables = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Report(String name, Bed bed) {
        this.name = name;
        where.add("Command: `./cardwire bench " + name + "`");
        where.add("Measured: " + LocalDate.now(java.time.ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", JDK " + Runtime.version().feature() + " ("
                + System.getProperty("java.vendor") + "), PostgreSQL " + bed.postgresVersion()
                + " (embedded, fsync on)");
        where.add("Load average of the machine before the run: %.1f; what else runs there takes its share of the cores"
                .formatted(bed.loadBefore()));
    }

    /** Begins a table. */
    void columns(String... names) {
        tables.add(new ArrayList<>(List.of(List.of(names))));
    }

    void row(String what, Object... values) {
        List<String> row = new ArrayList<>(List.of(what));
        Arrays.stream(values).map(Report::text).forEach(row::add);
        tables.getLast().add(row);
    }

    void remark(String text) {
        remarks.add(text);
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number when number >= 100 -> "%,.0f".formatted(number);
            case Double number when number >= 10 -> "%.1f".formatted(number);
            case Double number -> "%.2f".formatted(number);
            default -> value.toString();
        };
    }

    String markdown() {
        return "# bench " + name + "\n\n" + bullets(where) + "\n"
                + tables.stream().map(Report::table).collect(Collectors.joining("\n")) + "\n" + bullets(remarks);
    }

    private static String table(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(1))
                .toList();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(IntStream.range(0, row.size())
                .mapToObj(i -> pad(row.get(i), widths.get(i), i > 0))
                .collect(Collectors.joining(" | ", "| ", " |"))));
        lines.add(
                1,
                IntStream.range(0, widths.size())
                        .mapToObj(i ->
                                String.join("", Collections.nCopies(widths.get(i) + 1, "-")) + (i > 0 ? ":" : "-"))
                        .collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", lines) + "\n";
    }

    private static String pad(String text, int width, boolean right) {
        String spaces = " ".repeat(width - text.length());
        return right ? spaces + text : text + spaces;
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name + ".md"), markdown());
    }
}
