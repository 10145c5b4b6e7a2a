package org.cardwire.carrier.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP carrier for tests: answers as told, holds answers back, drops connections, and can be down for a while. */
public final class ScriptedHttp implements AutoCloseable {
    private final Brain brain;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile HttpServer server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** What the carrier says to one request; a null reply closes the connection in its place. */
    public interface Brain {
        @Nullable
        Reply on(Seen request);
    }

    public record Seen(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public @Nullable String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    public record Reply(int status, Map<String, String> headers, String body) {}

    public ScriptedHttp(Brain brain) throws IOException {
        this.brain = brain;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public List<Seen> seen() {
        return seen;
    }

    public void holdAnswers() {
        gate = new CountDownLatch(1);
    }

    public void releaseAnswers() {
        gate.countDown();
    }

    public void down() {
        server.stop(0);
    }

    public void up() {
        try {
            server = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        releaseAnswers();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer listen(int at) throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        opened.setExecutor(threads);
        opened.createContext("/", this::answer);
        opened.start();
        return opened;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Seen request = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            seen.add(request);
            Reply reply = brain.on(request);
            gate.await(30, TimeUnit.SECONDS);
            if (reply == null) {
                return;
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
