package org.cardwire.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench <name>}: measures, prints the table, and keeps it. */
@Command(name = "bench", description = "Measure this machine.", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    /** What can be measured. */
    enum Name {
        submit,
        deliver,
        previews,
        storage,
        web
    }

    private final Target.Starter starter;

    @Parameters(index = "0", description = "One of ${COMPLETION-CANDIDATES}.")
    private Name name = Name.submit;

    @Option(names = "--out", description = "Folder of the tables, ${DEFAULT-VALUE} when not given.")
    private Path out = Path.of("fixtures", "bench");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public BenchCommand(Target.Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        Report report = switch (name) {
            case submit -> new SubmitBench().run(starter);
            case deliver -> DeliverBench.run(starter);
            case previews -> new PreviewBench().run(starter);
            case storage -> new StorageBench().run();
            case web -> new WebBench().run(starter);
        };
        console.println(report.markdown());
        console.println("Kept in " + report.write(out));
        console.flush();
        return 0;
    }
}
