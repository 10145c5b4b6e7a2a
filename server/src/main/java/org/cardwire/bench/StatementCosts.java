package org.cardwire.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CPU time of each statement by PostgreSQL's own account ({@code log_statement_stats}), read from its log. Unlike the
 * time of the whole process, it does not depend on what else runs on the machine.
 */
final class StatementCosts {
    private static final Pattern KIND = Pattern.compile("LOG: {2}(?:EXECUTE MESSAGE|BIND MESSAGE|QUERY) STATISTICS");
    private static final Pattern USED = Pattern.compile("!\\s+([0-9.]+) s user, ([0-9.]+) s system, .* elapsed");
    private static final Pattern STATEMENT = Pattern.compile("STATEMENT: +(.*)");

    private final Bed bed;
    private final Path log;
    private final long from;

    private StatementCosts(Bed bed, Path log, long from) {
        this.bed = bed;
        this.log = log;
        this.from = from;
    }

    /** Counts from now on. */
    static StatementCosts begin(Bed bed) throws IOException {
        Path log = bed.log();
        counting(bed, "on");
        return new StatementCosts(bed, log, Files.size(log));
    }

    /** Microseconds so far by how the statements begin, and counts no more. */
    Map<String, Double> end(List<String> beginnings) throws IOException {
        counting(bed, "off");
        byte[] all = Files.readAllBytes(log);
        String added = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
        Map<String, Double> micros = new HashMap<>();
        boolean counted = false;
        double used = 0;
        for (String line : added.split("\n")) {
            Matcher time = USED.matcher(line);
            Matcher statement = STATEMENT.matcher(line);
            if (KIND.matcher(line).find()) {
                counted = true;
            } else if (counted && time.find()) {
                used = (Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2))) * 1e6;
            } else if (counted && statement.find()) {
                double cost = used;
                beginnings.stream()
                        .filter(statement.group(1)::startsWith)
                        .forEach(beginning -> micros.merge(beginning, cost, Double::sum));
                counted = false;
            }
        }
        return micros;
    }

    private static void counting(Bed bed, String onOrOff) {
        bed.db().sql("alter system set log_statement_stats = " + onOrOff).update();
        bed.db().sql("select pg_reload_conf()").list(row -> row);
        try {
            Thread.sleep(500); // a session reads its settings between statements
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
