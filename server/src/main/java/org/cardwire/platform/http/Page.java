package org.cardwire.platform.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One page of a list, newest first. */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one more than the page holds, which tells that there is a next one
     * @param id by which the list is sorted
     */
    public static <R, T> Page<T> of(List<R> found, int limit, ToLongFunction<R> id, Function<R, T> view) {
        boolean more = found.size() > limit;
        List<R> shown = more ? found.subList(0, limit) : found;
        Optional<String> next = more ? Optional.of(Call.encode(id.applyAsLong(shown.getLast()))) : Optional.empty();
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
