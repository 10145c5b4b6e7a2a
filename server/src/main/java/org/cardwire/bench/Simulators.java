package org.cardwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cardwire.platform.json.Json;

/** The simulated carriers as a process of their own, where every number has a phone that takes SMS. */
final class Simulators implements AutoCloseable {
    private static final String MAIN = "org.cardwire.fixtures.Main";

    private final Process process;
    private final JsonNode addresses;

    private Simulators(Process process, JsonNode addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /** They end when our end of their standard input does, whatever becomes of us. */
    static Simulators start() throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN,
                        "--strangers"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("{")) {
            line = lines.readLine();
        }
        if (line == null) {
            process.destroy();
            throw new IOException("the simulators did not start; try: java -cp ... " + MAIN + " --strangers");
        }
        return new Simulators(process, Json.tree(line));
    }

    URI address(String what) {
        return URI.create(addresses.path(what).asText());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Counts of each carrier, and the handsets that have more than one message. */
    JsonNode stats() throws IOException {
        try (Client control = new Client(address("control"), "none")) {
            return Json.tree(control.get("/stats").text());
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
