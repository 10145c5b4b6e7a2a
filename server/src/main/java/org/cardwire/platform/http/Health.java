package org.cardwire.platform.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What must be well for the server to take messages. Rooms add their checks when they start. */
public final class Health implements Routes {
    private final List<Check> checks = new CopyOnWriteArrayList<>();

    private record Check(String name, Supplier<Optional<String>> trouble) {}

    record Result(String name, boolean ok, Optional<String> detail) {}

    record View(boolean ok, List<Result> checks) {}

    /** @param trouble empty when all is well; may block for a second at most; what it throws is trouble too */
    public void check(String name, Supplier<Optional<String>> trouble) {
        checks.add(new Check(name, trouble));
    }

    @Override
    public void register(Operations operations) {
        operations.on("live", _ -> Answer.ok(new View(true, List.of())));
        operations.on("ready", _ -> {
            List<Result> results = checks.stream().map(Health::run).toList();
            boolean ok = results.stream().allMatch(Result::ok);
            return Answer.json(ok ? 200 : 503, new View(ok, results));
        });
    }

    private static Result run(Check check) {
        try {
            Optional<String> trouble = check.trouble().get();
            return new Result(check.name(), trouble.isEmpty(), trouble);
        } catch (RuntimeException e) {
            return new Result(check.name(), false, Optional.of(e.getClass().getSimpleName()));
        }
    }
}
