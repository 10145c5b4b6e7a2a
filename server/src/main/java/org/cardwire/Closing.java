package org.cardwire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in the reverse order; what fails to close is logged and keeps nothing else open. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    /** How one thing is closed. */
    interface Closer<T> {
        void close(T opened) throws Exception;
    }

    private record Open(String name, AutoCloseable closer) {}

    private final Deque<Open> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        return add(resource, AutoCloseable::close);
    }

    <T> T add(T resource, Closer<T> closer) {
        opened.push(new Open(resource.getClass().getSimpleName(), () -> closer.close(resource)));
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            Open next = opened.pop();
            try {
                next.closer().close();
            } catch (Exception e) {
                LOG.warn("not closed part={}", next.name(), e);
            }
        }
    }
}
