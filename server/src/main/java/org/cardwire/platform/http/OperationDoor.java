package org.cardwire.platform.http;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation of the contract: who calls, may they, is the request as the contract says, then the room's handler. */
final class OperationDoor {
    static final String SESSION_COOKIE = "cw_session";
    /** Bytes of a body by which somebody signs in. */
    private static final int STRANGERS_JSON = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(OperationDoor.class);

    private final Operation operation;
    private final Handler handler;
    private final Contract contract;
    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Bodies bodies;
    private final HttpSettings settings;
    /** The names of those that the operation knows, in the order of the alphabet. */
    private final SortedSet<String> queries;

    OperationDoor(Operation operation, Handler handler, Shared shared) {
        this.operation = operation;
        this.handler = handler;
        this.contract = shared.contract();
        this.authenticator = shared.authenticator();
        this.limits = shared.limits();
        this.bodies = shared.bodies();
        this.settings = shared.settings();
        this.queries = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Operation.Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What all operations of a server have in common. */
    record Shared(
            Contract contract, Authenticator authenticator, RateLimits limits, Bodies bodies, HttpSettings settings) {}

    Operation operation() {
        return operation;
    }

    /** On a virtual thread, with the request paused. */
    Answer answer(RoutingContext context, Context loop, String client) {
        Optional<Principal> principal = authenticate(context);
        if (principal.isEmpty()) {
            return checked(context, loop, principal, client);
        }
        RateLimits.Verdict verdict = limits.take(principal.get().actor());
        Map<String, String> quota = quota(verdict);
        try {
            if (!verdict.granted()) {
                throw HttpProblem.tooMany(verdict.retryAfter());
            }
            authorize(principal.get(), context);
            context.put(Call.STILL, (BooleanSupplier) () -> allowed(context));
            return checked(context, loop, principal, client).with(quota);
        } catch (HttpProblem e) {
            throw e.with(quota);
        }
    }

    private Answer checked(RoutingContext context, Context loop, Optional<Principal> principal, String client) {
        checkParameters(context);
        return withBody(context, loop, principal, client).with("Cache-Control", "no-store");
    }

    private Optional<Principal> authenticate(RoutingContext context) {
        Operation.Security security = operation.security();
        if (security.open()) {
            return Optional.empty();
        }
        String key = Call.bearer(context);
        if (key != null) {
            return Optional.of((security.byKey() ? authenticator.byApiKey(key) : Optional.<Principal>empty())
                    .orElseThrow(HttpProblem::unauthenticated));
        }
        var cookie = context.request().getCookie(SESSION_COOKIE);
        Optional<Principal> found =
                cookie == null || !security.bySession() ? Optional.empty() : authenticator.bySession(cookie.getValue());
        return Optional.of(found.orElseThrow(HttpProblem::unauthenticated));
    }

    private boolean allowed(RoutingContext context) {
        try {
            return authenticate(context).filter(this::mayCall).isPresent();
        } catch (HttpProblem gone) {
            return false;
        }
    }

    private boolean mayCall(Principal who) {
        return operation.security().scopes().stream().allMatch(who::may);
    }

    private void authorize(Principal who, RoutingContext context) {
        boolean forged = operation.changes()
                && who.csrf().isPresent()
                && !who.csrf().get().equals(context.request().getHeader("X-CSRF-Token"));
        if (forged) {
            throw new HttpProblem(403, "csrf", "Send the session's token in X-CSRF-Token", "请在 X-CSRF-Token 中发送会话令牌");
        }
        for (String scope : operation.security().scopes()) {
            if (!who.may(scope)) {
                throw HttpProblem.forbidden(scope);
            }
        }
    }

    private void checkParameters(RoutingContext context) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            String pointer = "#" + parameter.in() + "/" + parameter.name();
            String value = value(context, parameter);
            if (value != null) {
                SchemaCheck check = new SchemaCheck(contract::resolve);
                check.check(SchemaCheck.parameter(value, parameter.schema()), parameter.schema(), pointer);
                problems.addAll(check.found());
            } else if (parameter.required()) {
                problems.add(new FieldProblem(pointer, "missing", "Required", "必填"));
            }
        }
        problems.addAll(unknownQueries(context));
        if (problems.stream().anyMatch(problem -> problem.pointer().startsWith("#path/"))) {
            throw HttpProblem.notFound();
        }
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
    }

    private static @org.jspecify.annotations.Nullable String value(
            RoutingContext context, Operation.Parameter parameter) {
        return switch (parameter.in()) {
            case "path" -> context.pathParam(parameter.name());
            case "header" -> context.request().getHeader(parameter.name());
            default -> context.queryParams().get(parameter.name());
        };
    }

    private List<FieldProblem> unknownQueries(RoutingContext context) {
        String known = String.join(", ", queries);
        return context.queryParams().names().stream()
                .filter(name -> !queries.contains(name))
                .map(name -> new FieldProblem(
                        "#query/" + name, "unknown-field", "Unknown; known are: " + known, "未知参数；已知参数：" + known))
                .toList();
    }

    private Answer withBody(RoutingContext context, Context loop, Optional<Principal> principal, String client) {
        return switch (operation.body()) {
            case Operation.NoBody() -> handler.handle(new Call(context, principal, Call.Received.NOTHING, client));
            case Operation.JsonBody(var schema) -> {
                boolean known = principal.isPresent();
                int most = known ? settings.maxJson() : Math.min(settings.maxJson(), STRANGERS_JSON);
                Call.Received received = bodies.json(context.request(), loop, most, known);
                SchemaCheck check = new SchemaCheck(contract::resolve);
                check.check(received.json(), schema, "");
                if (!check.found().isEmpty()) {
                    throw HttpProblem.invalid(check.found());
                }
                yield handler.handle(new Call(context, principal, received, client));
            }
            case Operation.Upload() -> {
                Path file = bodies.upload(context.request(), loop, settings.maxUpload());
                try {
                    var received = new Call.Received(Call.Received.NOTHING.json(), new byte[0], Optional.of(file));
                    yield handler.handle(new Call(context, principal, received, client));
                } finally {
                    forget(file);
                }
            }
        };
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("upload not deleted file={} error={}", file, e.getMessage());
        }
    }

    private Map<String, String> quota(RateLimits.Verdict verdict) {
        RateLimits.Rate rate = limits.rate();
        long window = Math.max(1, Math.round(rate.burst() / rate.perSecond()));
        long full = (long) Math.ceil((rate.burst() - verdict.left()) / rate.perSecond());
        return Map.of(
                "RateLimit-Policy", "\"caller\";q=" + rate.burst() + ";w=" + window,
                "RateLimit", "\"caller\";r=" + verdict.left() + ";t=" + full);
    }
}
