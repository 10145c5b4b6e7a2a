package org.cardwire;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cardwire.brand.FirstStart;
import org.cardwire.sandbox.demo.Showcase;
import org.cardwire.sandbox.demo.Table;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts a server with data of its own in a temporary folder, sends two cards to the twelve handsets of its sandbox, prints
 * what each got, and runs on until it is stopped. Then nothing is left of it.
 */
@Command(
        name = "demo",
        description = "Start everything with simulated carriers and handsets, send, and show what arrived.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(60);

    @Option(names = "--check", description = "Stop after the table: 0 when every row is as it must be, else 1.")
    private boolean check;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Stop once the carriers are connected; the launcher records what a start needs.")
    private boolean rehearse;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        quietLog();
        DemoFolder folder = DemoFolder.make();
        Closing closing = new Closing();
        closing.add(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "stop"));
        try {
            boolean well = run(out, folder, closing);
            if (!check && !rehearse) {
                new CountDownLatch(1).await();
            }
            return well ? 0 : 1;
        } catch (Showcase.Failed e) {
            spec.commandLine().getErr().println("cardwire: the demo stopped: " + e.getMessage() + ".");
            return 1;
        } finally {
            closing.close();
        }
    }

    private boolean run(PrintWriter out, DemoFolder folder, Closing closing) throws InterruptedException {
        AppConfig config = AppConfig.read(settings(System.getenv(), folder.path()));
        boolean cold = !Files.exists(config.postgres().cache());
        Server server = closing.add(Server.start(config));
        FirstStart.Credentials first = server.firstCredentials().orElseThrow();
        say(
                out,
                "Cardwire listens at " + server.url() + ", " + sinceStart() + " after its start ("
                        + (cold ? "cold: its programs were unpacked first" : "warm") + ").");
        if (rehearse) {
            return server.sandbox().orElseThrow().awaitConnected(CONNECTED_WITHIN);
        }
        say(out, "Everything of this demo lies in " + folder.path() + " and is deleted when it stops.");
        say(out, "Sending one carousel and one single card to twelve handsets; the slowest ends in about 45 s ...");
        Table table = new Showcase(
                        server.url(), first.testKey(), server.sandbox().orElseThrow(), InstantSource.system())
                .run();
        table.print(out);
        say(out, "The table stood " + sinceStart() + " after the start.");
        if (!check) {
            say(out, "");
            say(
                    out,
                    "Open   " + server.url() + "  (the handsets: " + server.url() + "/wall, the API: " + server.url()
                            + "/docs)");
            say(out, "Sign in with  " + first.email() + "  " + first.password());
            say(out, "Test key      " + first.testKey());
            say(out, "Stop with Ctrl-C.");
        }
        return table.ok();
    }

    /** The environment's settings, with a database, data and a sandbox of the demo's own, and no links to real carriers. */
    static Map<String, String> settings(Map<String, String> environment, Path folder) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.remove("DATABASE_URL");
        settings.remove("CARDWIRE_LINKS_FILE");
        settings.put("CARDWIRE_DATA_DIR", folder.resolve("data").toString());
        settings.put("CARDWIRE_KEY_FILE", folder.resolve("keys").toString());
        settings.put("CARDWIRE_SANDBOX", "true");
        settings.computeIfAbsent("CARDWIRE_PORT", _ -> Integer.toString(usualPortOrAny()));
        return settings;
    }

    private static int usualPortOrAny() {
        try (ServerSocket probe = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The table is to be read, not searched for between events; to be called before anything logs. */
    private static void quietLog() {
        if (System.getenv("CARDWIRE_LOG_LEVEL") == null && System.getProperty("CARDWIRE_LOG_LEVEL") == null) {
            System.setProperty("CARDWIRE_LOG_LEVEL", "WARN");
        }
    }

    private static String sinceStart() {
        Duration since = Duration.between(
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), Instant.now());
        return String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0);
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
