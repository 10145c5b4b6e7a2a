package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A server in a process of its own, so that it can be killed. */
final class ServerProcess {
    private static final String LISTENS = "Cardwire listens at ";

    private final Process process;
    private final URI url;

    private ServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it answers requests. */
    static ServerProcess start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.cardwire.App",
                "serve");
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith(LISTENS)) {
            line = lines.readLine();
        }
        assertThat(line).as("the server process started").isNotNull();
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return new ServerProcess(process, URI.create(line.substring(LISTENS.length())));
    }

    URI url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is closed or said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
