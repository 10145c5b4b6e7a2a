package org.cardwire.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.Inbound;

/** Mounts an adapter's HTTP door on a loopback port, as the server does; carriers that call us call this. */
public final class HttpDoor implements AutoCloseable {
    private static final String MOUNT = "/carrier/link";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Inbound> inbound = new CompletableFuture<>();

    public HttpDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(MOUNT, this::forward);
        server.start();
    }

    /** Where the carrier is told to call: no slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + MOUNT);
    }

    public void mount(CarrierAdapter adapter) {
        adapter.inbound().ifPresent(inbound::complete);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(values)));
            URI uri = exchange.getRequestURI();
            Inbound.Request request = new Inbound.Request(
                    exchange.getRequestMethod(),
                    uri.getRawPath().substring(MOUNT.length()),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            Inbound.Response response = inbound.get(10, TimeUnit.SECONDS)
                    .handle(request)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("the door gave no answer", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
