package org.cardwire.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Problem;
import org.cardwire.card.Words;
import org.cardwire.lint.rule.Edition;
import org.cardwire.lint.rule.FilterWord;
import org.cardwire.lint.rule.Finding;
import org.cardwire.lint.rule.Patch;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.lint.rule.Severity;
import org.cardwire.platform.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lint card.json}: the findings about a card in a file. The exit code is 1 if there are errors, 2 if it cannot be read. */
@Command(name = "lint", description = "Look for what is worth changing about a card.", mixinStandardHelpOptions = true)
public final class LintCommand implements Callable<Integer> {
    private static final int ERRORS = 1;
    private static final int UNREADABLE = 2;

    private final Limits limits = Limits.standard();
    private final Words words = Words.of("lint");

    @Parameters(index = "0", paramLabel = "card.json", description = "The card document.")
    private Path file = Path.of("");

    @Option(names = "--locale", description = "Language of the sentences, en or zh; ${DEFAULT-VALUE} when not given.")
    private String locale = "en";

    @Option(names = "--json", description = "Print what POST /v1/lint answers.")
    private boolean json;

    @Option(names = "--fix", description = "Write what can be fixed by itself back to the file.")
    private boolean fix;

    @Option(names = "--pictures", description = "Folder with the card's pictures, named like its assets.")
    private Optional<Path> pictures = Optional.empty();

    @Option(names = "--filter-words", description = "File of words that must not be there, one a line.")
    private Optional<Path> filterWords = Optional.empty();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        try {
            byte[] document = Files.readAllBytes(file);
            return switch (Card.parse(document, limits)) {
                case Parsed.Valid<Card>(Card card) -> lint(card, Json.MAPPER.readTree(document));
                case Parsed.Invalid<Card>(List<Problem> problems) -> refuse(problems);
            };
        } catch (IOException e) {
            spec.commandLine().getErr().println("lint: cannot read or write " + e.getMessage());
            return UNREADABLE;
        }
    }

    private int lint(Card card, JsonNode document) throws IOException {
        Linter.Report report = new Linter(limits).lint(card, document, around());
        if (json) {
            out().println(new FindingsJson(reader()).report(report).toPrettyString());
        } else {
            report.findings().forEach(this::print);
            out().println(summary(report));
        }
        if (fix) {
            fix(document, report);
        }
        out().flush();
        return report.count(Severity.ERROR) > 0 ? ERRORS : 0;
    }

    private Edition.Around around() throws IOException {
        Pictures looked = pictures.<Pictures>map(FilePictures::new).orElse(Pictures.UNKNOWN);
        Optional<List<FilterWord>> list = filterWords.isPresent()
                ? Optional.of(Files.readAllLines(filterWords.get()).stream()
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .map(word -> new FilterWord(word, Severity.ERROR, ""))
                        .toList())
                : Optional.empty();
        return new Edition.Around(Optional.empty(), list, looked);
    }

    private int refuse(List<Problem> problems) {
        if (json) {
            ObjectNode all = Json.object();
            problems.forEach(problem -> all.withArray("errors")
                    .addObject()
                    .put("pointer", problem.pointer())
                    .put("code", problem.code().wireName())
                    .put("detail", problem.message(reader())));
            out().println(all.toPrettyString());
        } else {
            problems.forEach(problem -> out().println(problem.pointer() + "  " + problem.message(reader())));
        }
        out().flush();
        return ERRORS;
    }

    private void print(Finding finding) {
        String weight = words.say("severity." + finding.severity().wireName(), Map.of(), reader());
        out().println(weight + "  " + finding.rule() + "  " + finding.pointer());
        out().println("    " + finding.sentence(reader()));
        out().println("    " + finding.remedy(reader()));
    }

    private String summary(Linter.Report report) {
        String counted = words.say(
                "summary",
                Map.of(
                        "errors", "" + report.count(Severity.ERROR),
                        "warnings", "" + report.count(Severity.WARNING),
                        "hints", "" + report.count(Severity.HINT)),
                reader());
        return report.unjudged().isEmpty()
                ? counted
                : counted + " "
                        + words.say("unjudged", Map.of("rules", String.join(", ", report.unjudged())), reader());
    }

    private void fix(JsonNode document, Linter.Report report) throws IOException {
        JsonNode fixed = document;
        int count = 0;
        for (Finding finding : report.findings()) {
            fixed = Patch.apply(fixed, finding.fix());
            count += finding.fix().isEmpty() ? 0 : 1;
        }
        if (count > 0) {
            Files.writeString(file, fixed.toPrettyString() + "\n");
        }
        spec.commandLine().getErr().println(words.say("fixed", Map.of("count", "" + count), reader()));
    }

    private Language reader() {
        return Language.of(Locale.forLanguageTag(locale));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
