package org.cardwire;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cardwire.bench.BenchCommand;
import org.cardwire.bench.Target;
import org.cardwire.brand.FirstStart;
import org.cardwire.lint.LintCommand;
import org.cardwire.platform.StartupProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: {@code demo}, {@code serve}, {@code lint} and {@code bench}. What cannot start is told in one sentence with its remedy, without a trace. */
@Command(
        name = "cardwire",
        description = "Rich-media messaging: one card, three deliveries.",
        subcommands = {DemoCommand.class, App.Serve.class, LintCommand.class},
        mixinStandardHelpOptions = true)
public final class App {
    private static final int CANNOT_START = 1;

    private App() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new App())
                .addSubcommand(new BenchCommand(App::target))
                .setExecutionExceptionHandler((problem, line, _) -> {
                    if (problem instanceof StartupProblem told) {
                        line.getErr().println("cardwire: " + told.getMessage());
                        return CANNOT_START;
                    }
                    throw problem;
                });
    }

    /** A server in this process, for a measurement. */
    private static Target target(Map<String, String> environment) {
        Server server = Server.start(AppConfig.read(environment));
        FirstStart.Credentials first = server.firstCredentials().orElseThrow();
        return new Target() {
            @Override
            public URI url() {
                return server.url();
            }

            @Override
            public String testKey() {
                return first.testKey();
            }

            @Override
            public String email() {
                return first.email();
            }

            @Override
            public String password() {
                return first.password();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    /** Runs until the process is told to stop. */
    @Command(name = "serve", description = "Start the server.", mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @Option(names = "--help-config", description = "List every setting with its default, and stop.")
        private boolean helpConfig;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            if (helpConfig) {
                out.print(AppConfig.reference());
                out.flush();
                return 0;
            }
            Server server = Server.start(AppConfig.read(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            server.firstCredentials().ifPresent(credentials -> show(out, credentials));
            out.println("Cardwire listens at " + server.url());
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }

        private static void show(PrintWriter out, FirstStart.Credentials first) {
            out.println("First start. Keep these; they are not shown again:");
            out.println("  sign-in   " + first.email() + "  " + first.password());
            out.println("  live key  " + first.liveKey());
            out.println("  test key  " + first.testKey());
        }
    }
}
