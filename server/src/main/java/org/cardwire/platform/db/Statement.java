package org.cardwire.platform.db;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement and its values. Values may be numbers, strings, booleans, {@link Instant}, {@link OffsetDateTime},
 * {@code byte[]}, enums (stored by their name in lower case), UUIDs, arrays of these, and null. JSON goes in as text:
 * {@code cast(:doc::text as jsonb)}, and comes out by {@code doc::text}.
 *
 * <p>{@link #list}, {@link #one} and {@link #update} block and belong on virtual threads; {@link #run} and {@link
 * #updateLater} return at once. Errors are {@link DbException}.
 */
public final class Statement {
    private static final int STATEMENTS_REMEMBERED = 2_000;
    private static final LoadingCache<String, NamedSql> PARSED =
            Caffeine.newBuilder().maximumSize(STATEMENTS_REMEMBERED).build(NamedSql::parse);

    private final BiFunction<String, Tuple, Future<RowSet<Row>>> runner;
    private final NamedSql sql;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Statement(String text, BiFunction<String, Tuple, Future<RowSet<Row>>> runner) {
        this.sql = PARSED.get(text);
        this.runner = runner;
    }

    /** Throws {@link IllegalArgumentException} when the statement has no such parameter. */
    public Statement set(String name, @Nullable Object value) {
        if (!sql.names().contains(name)) {
            throw new IllegalArgumentException("no parameter :" + name + " in: " + sql.sql());
        }
        values.put(name, forWire(value));
        return this;
    }

    public <T> List<T> list(Function<Row, T> mapper) {
        return rows(Waiting.on(run()), mapper);
    }

    /** Throws {@link IllegalStateException} when there is more than one row. */
    public <T> Optional<T> one(Function<Row, T> mapper) {
        List<T> all = list(mapper);
        if (all.size() > 1) {
            throw new IllegalStateException(all.size() + " rows where at most one was expected: " + sql.sql());
        }
        return all.stream().findFirst();
    }

    /** How many rows were touched. */
    public int update() {
        return Waiting.on(updateLater());
    }

    public Future<Integer> updateLater() {
        return run().map(RowSet::rowCount);
    }

    public <T> Future<List<T>> listLater(Function<Row, T> mapper) {
        return run().map(found -> rows(found, mapper));
    }

    public Future<RowSet<Row>> run() {
        Tuple tuple = Tuple.tuple();
        for (String name : sql.names()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("parameter :" + name + " was not set in: " + sql.sql());
            }
            tuple.addValue(values.get(name));
        }
        return runner.apply(sql.sql(), tuple).recover(e -> Future.failedFuture(new DbException(e)));
    }

    private static <T> List<T> rows(RowSet<Row> found, Function<Row, T> mapper) {
        List<T> list = new ArrayList<>(found.size());
        for (Row row : found) {
            list.add(mapper.apply(row));
        }
        return list;
    }

    private static @Nullable Object forWire(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Enum<?> constant -> name(constant);
            case Instant[] instants -> convert(instants, OffsetDateTime[]::new, i -> i.atOffset(ZoneOffset.UTC));
            case byte[][] many -> convert(many, Buffer[]::new, Buffer::buffer);
            case Object[] many
            when many.getClass().getComponentType().isEnum() ->
                convert(many, String[]::new, constant -> name((Enum<?>) constant));
            case long[] longs -> Arrays.stream(longs).boxed().toArray(Long[]::new);
            case int[] ints -> Arrays.stream(ints).boxed().toArray(Integer[]::new);
            default -> value;
        };
    }

    private static <A, B> B[] convert(A[] from, java.util.function.IntFunction<B[]> array, Function<A, B> one) {
        return Arrays.stream(from)
                .map(item -> item == null ? null : one.apply(item))
                .toArray(array);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
