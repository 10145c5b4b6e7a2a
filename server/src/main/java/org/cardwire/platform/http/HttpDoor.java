package org.cardwire.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cardwire.platform.StartupProblem;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server. Rooms register handlers first, then {@link #listen} opens the port. Handlers run on virtual threads, as
 * many at once as the settings say, of them a quarter with bodies of callers whom nobody knows yet and a quarter of carriers, so
 * that those who send slowly do not keep out all others; above that callers get 503. {@link #close} lets open requests finish.
 */
public final class HttpDoor implements Operations, AutoCloseable {
    private static final int IDLE_SECONDS = 75;
    private static final int GUESTS_PART = 4;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Contract contract;
    private final OperationDoor.Shared shared;
    private final MeterRegistry meters;
    private final Router router;
    private final Places known;
    private final Places carriers;
    private final Places strangers;
    private final Map<String, OperationDoor> operations = new LinkedHashMap<>();
    private final int port;
    private @Nullable HttpServer server;

    /** With port 0 the system chooses one now, so that the address is known before it is opened. */
    public HttpDoor(Vertx vertx, HttpSettings settings, Contract contract, Authenticator who, MeterRegistry meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.contract = contract;
        this.meters = meters;
        this.shared = new OperationDoor.Shared(
                contract,
                who,
                new RateLimits(settings.rate(), System::nanoTime),
                new Bodies(vertx, settings.uploads()),
                settings);
        this.port = settings.port() == 0 ? freePort() : settings.port();
        this.router = Router.router(vertx);
        Semaphore permits = new Semaphore(settings.concurrent());
        this.known = new Places(permits, settings.concurrent());
        this.carriers = new Places(permits, settings.concurrent() / GUESTS_PART);
        this.strangers = new Places(permits, settings.concurrent() / GUESTS_PART);
        meters.gauge("cardwire.http.permits.free", permits, Semaphore::availablePermits);
    }

    @Override
    public void on(String operationId, Handler handler) {
        if (operations.put(operationId, new OperationDoor(operation(operationId), handler, shared)) != null) {
            throw new IllegalArgumentException("two handlers for the operation " + operationId);
        }
    }

    @Override
    public void once(String operationId, Handler handler) {
        if (operation(operationId).parameters().stream().noneMatch(p -> p.name().equals(Repeats.HEADER))) {
            throw new IllegalArgumentException("by the contract, " + operationId + " takes no " + Repeats.HEADER);
        }
        on(operationId, handler);
    }

    private Operation operation(String id) {
        Operation operation = contract.operations().get(id);
        if (operation == null) {
            throw new IllegalArgumentException("the contract has no operation " + id);
        }
        return operation;
    }

    @Override
    public void open(String method, String path, int maxBody, Handler handler) {
        open(router.route(HttpMethod.valueOf(method), path), method, path, maxBody, handler);
    }

    @Override
    public void openAt(String host, String method, String path, int maxBody, Handler handler) {
        open(router.route(HttpMethod.valueOf(method), path).virtualHost(host), method, path, maxBody, handler);
    }

    private void open(Route route, String method, String path, int maxBody, Handler handler) {
        boolean brings = brings(method);
        route.handler(context -> work(
                context,
                path,
                brings ? strangers : known,
                loop -> handler.handle(brings ? withBody(context, loop, maxBody) : withoutBody(context))));
    }

    @Override
    public void openToCarriers(String method, String path, int maxBody, Predicate<Call> expected, Handler handler) {
        router.route(HttpMethod.valueOf(method), path)
                .handler(context -> work(context, path, carriers, loop -> {
                    Call head = withoutBody(context);
                    if (!expected.test(head)) {
                        throw HttpProblem.notFound();
                    }
                    return handler.handle(brings(method) ? withBody(context, loop, maxBody) : head);
                }));
    }

    private static boolean brings(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    private Call withoutBody(RoutingContext context) {
        return new Call(context, Optional.empty(), Call.Received.NOTHING, client(context));
    }

    private Call withBody(RoutingContext context, Context loop, int maxBody) {
        byte[] body = shared.bodies().bytes(context.request(), loop, maxBody, false);
        Call.Received received = new Call.Received(Call.Received.NOTHING.json(), body, Optional.empty());
        return new Call(context, Optional.empty(), received, client(context));
    }

    /** Operations of the contract that no room answers. */
    public List<String> unanswered() {
        return contract.operations().keySet().stream()
                .filter(id -> !operations.containsKey(id))
                .toList();
    }

    /** Opens the port; blocks. Throws {@link StartupProblem} when it is in use. */
    public void listen() {
        // A literal path goes before a pattern that would take it: /v1/messages/batch before /v1/messages/{message}.
        operations.values().stream()
                .sorted(Comparator.comparing(
                        (OperationDoor door) -> door.operation().path().contains("{")))
                .forEach(this::mount);
        new StaticPages(contract).mount(router);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(port)
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true);
        settings.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate().toString())
                                .setKeyPath(tls.key().toString())));
        try {
            server = vertx.createHttpServer(options)
                    .requestHandler(router)
                    .invalidRequestHandler(Replies::unreadable)
                    .listen()
                    .await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new StartupProblem(
                    "Port " + port + " of " + settings.host() + " cannot be opened: " + e.getMessage() + ".",
                    "Stop the program that uses it, or choose another with CARDWIRE_PORT.",
                    e);
        }
    }

    public int port() {
        return port;
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new StartupProblem("No port is free: " + e.getMessage() + ".", "Set CARDWIRE_PORT.", e);
        }
    }

    /** How browsers and carriers reach this server, without a slash at the end. */
    public URI publicUrl() {
        String scheme = settings.tls().isPresent() ? "https" : "http";
        String host = settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
        return settings.publicUrl().orElseGet(() -> URI.create(scheme + "://" + host + ":" + port));
    }

    private void mount(OperationDoor door) {
        Operation operation = door.operation();
        router.route(HttpMethod.valueOf(operation.method()), operation.route())
                .handler(context -> work(
                        context,
                        operation.id(),
                        operation.security().open() && operation.changes() ? strangers : known,
                        loop -> door.answer(context, loop, client(context))));
    }

    private void work(RoutingContext context, String name, Places places, Function<Context, Answer> task) {
        context.response().putHeader("X-Content-Type-Options", "nosniff");
        if (!places.take()) {
            context.response().putHeader("Retry-After", "1");
            Replies.refuse(context, new HttpProblem(503, "busy", "The server is busy; try again", "服务器繁忙，请重试"));
            return;
        }
        context.request().pause();
        Context loop = vertx.getOrCreateContext();
        context.put(Call.LOOP, loop);
        Locale reader = Text.reader(context.request().getHeader("Accept-Language"));
        long began = System.nanoTime();
        Thread.ofVirtual().name(name).start(() -> {
            Answer answer;
            try {
                answer = task.apply(loop);
            } catch (RuntimeException e) {
                answer = Replies.problem(e, reader, name);
            } finally {
                places.leave();
            }
            Replies.send(context, loop, answer);
            Timer.builder("cardwire.http")
                    .tag("operation", name)
                    .tag("status", Integer.toString(answer.status()))
                    .register(meters)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        });
    }

    /** What stands last is the proxy's, on a line of its own or behind a comma; what stands before, anybody may have written. */
    private String client(RoutingContext context) {
        List<String> forwarded = context.request().headers().getAll("X-Forwarded-For");
        if (settings.trustProxy() && !forwarded.isEmpty()) {
            String last = forwarded.getLast();
            return last.substring(last.lastIndexOf(',') + 1).strip();
        }
        return context.request().remoteAddress().hostAddress();
    }

    @Override
    public void close() {
        HttpServer open = server;
        if (open != null) {
            open.shutdown(settings.stopWithin().toMillis(), TimeUnit.MILLISECONDS)
                    .await();
        }
    }
}
