package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** What was found: each row with its reasons, then all rows in short. */
public final class Table {
    private static final int LABEL = 12;
    private static final String ROW = "%2s  %-6s  %-38s  %-65s  %s%n";

    private final List<Line> lines;

    /** @param misses what should hold and does not */
    record Line(Row row, Found found, List<String> misses) {}

    Table(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Every handset ended as it must. */
    public boolean ok() {
        return lines.stream().allMatch(line -> line.misses.isEmpty());
    }

    /** The rows that are not as they must be, with what is missing; empty when all is well. */
    public List<String> failures() {
        return lines.stream()
                .filter(line -> !line.misses.isEmpty())
                .map(line ->
                        line.row.handset() + ": not " + String.join(", not ", line.misses) + "\n" + line.found.detail())
                .toList();
    }

    public int size() {
        return lines.size();
    }

    public void print(PrintWriter out) {
        for (int i = 0; i < lines.size(); i++) {
            print(out, i + 1, lines.get(i));
        }
        summary(out);
        long good = lines.stream().filter(line -> line.misses.isEmpty()).count();
        out.println();
        out.println(good + " of " + lines.size() + " handsets ended as they must.");
        out.flush();
    }

    private void summary(PrintWriter out) {
        out.println();
        out.printf(ROW, "", "", "handset", "must end as", "found");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String found = line.found.state() + ", " + line.found.wire();
            out.printf(ROW, i + 1, verdict(line), line.row.handset(), line.row.expected(), found);
        }
    }

    private static String verdict(Line line) {
        return line.misses.isEmpty() ? "ok" : "NOT OK";
    }

    private static void print(PrintWriter out, int number, Line line) {
        Found found = line.found;
        out.println();
        out.printf(
                "%2d  %-6s  %s  (%s, %s)%n",
                number,
                verdict(line),
                line.row.handset(),
                found.handset().name(),
                found.handset().number().e164());
        label(out, "must end as", line.row.expected());
        label(out, "on the wire", found.wire() + "; " + count(found.came()));
        label(
                out,
                "outcome",
                found.state() + ": " + found.explanation().path("summary").asText());
        for (JsonNode reason : found.explanation().path("lines")) {
            label(out, "", "- " + reason.path("sentence").asText());
        }
        if (!found.links().isEmpty()) {
            label(out, "links", found.links().stream().map(URI::toString).collect(Collectors.joining(" ")));
        }
        if (!line.misses.isEmpty()) {
            label(out, "missing", String.join(", ", line.misses));
        }
    }

    private static String count(int deliveries) {
        return deliveries == 1 ? "1 delivery" : deliveries + " deliveries";
    }

    private static void label(PrintWriter out, String name, String text) {
        out.println("    " + name + " ".repeat(LABEL - name.length()) + text);
    }
}
