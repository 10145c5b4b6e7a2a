package org.cardwire.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows, turned into one array for each column of a statement's {@code unnest}. */
public final class Columns<T> {
    private final List<T> rows;
    private final Statement statement;

    private Columns(List<T> rows, Statement statement) {
        this.rows = rows;
        this.statement = statement;
    }

    public static <T> Columns<T> of(List<T> rows, Statement statement) {
        return new Columns<>(rows, statement);
    }

    /** The lowest and the highest id, so that only their days' partitions are touched. */
    public Columns<T> between(String lo, String hi, ToLongFunction<T> id) {
        var range = rows.stream().mapToLong(id).summaryStatistics();
        statement.set(lo, range.getMin()).set(hi, range.getMax());
        return this;
    }

    public Columns<T> set(String name, Object value) {
        statement.set(name, value);
        return this;
    }

    public Columns<T> longs(String name, ToLongFunction<T> column) {
        return column(name, Long[]::new, column::applyAsLong);
    }

    public Columns<T> ints(String name, ToIntFunction<T> column) {
        return column(name, Integer[]::new, column::applyAsInt);
    }

    public Columns<T> shorts(String name, ToIntFunction<T> column) {
        return column(name, Short[]::new, row -> (short) column.applyAsInt(row));
    }

    public Columns<T> flags(String name, Predicate<T> column) {
        return column(name, Boolean[]::new, column::test);
    }

    public Columns<T> texts(String name, Function<T, @Nullable String> column) {
        return column(name, String[]::new, column);
    }

    public Columns<T> instants(String name, Function<T, Instant> column) {
        return column(name, OffsetDateTime[]::new, row -> column.apply(row).atOffset(ZoneOffset.UTC));
    }

    public Columns<T> bytes(String name, Function<T, byte @Nullable []> column) {
        return column(name, byte[][]::new, column);
    }

    private <V> Columns<T> column(String name, IntFunction<@Nullable V[]> array, Function<T, @Nullable V> column) {
        @Nullable V[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.set(name, values);
        return this;
    }

    public <R> Future<List<R>> listLater(Function<Row, R> mapper) {
        return statement.listLater(mapper);
    }

    public Future<Integer> updateLater() {
        return statement.updateLater();
    }
}
