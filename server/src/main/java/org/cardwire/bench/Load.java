package org.cardwire.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Callers that each send one request after the other for a while. What they cost themselves is measured apart, so that the
 * server's share of the process is known.
 */
final class Load {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double MILLION = 1e6;

    /** What one caller sends next, made before the clock runs. */
    interface Request {
        Call next(Client client) throws IOException;
    }

    /** True where the answer is the one that is counted. */
    interface Call {
        boolean answered() throws IOException;
    }

    /**
     * @param units what was answered well: messages, or calls
     * @param server CPU of this process without its callers
     * @param postgres CPU of PostgreSQL
     */
    record Result(int units, Duration time, Duration server, Duration postgres, Latencies latencies) {
        double perSecond() {
            return units / (time.toNanos() / 1e9);
        }

        double serverSecondsPerThousand() {
            return server.toNanos() / MILLION / units;
        }

        double postgresSecondsPerThousand() {
            return postgres.toNanos() / MILLION / units;
        }
    }

    private record Caller(int calls, long cpu) {}

    private final Stage stage;
    private final int callers;

    Load(Stage stage, int callers) {
        this.stage = stage;
        this.callers = callers;
    }

    /** @param perCall units in one request; @param requests the request of each caller, by its number */
    Result run(Duration length, int perCall, IntFunction<Request> requests) throws IOException {
        Latencies latencies = new Latencies();
        Duration serverBefore = Cpu.of(ProcessHandle.current());
        Duration postgresBefore = Cpu.ofTree(stage.bed().postmaster());
        long began = System.nanoTime();
        long until = began + length.toNanos();
        List<Future<Caller>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < callers; i++) {
                Request request = requests.apply(i);
                running.add(threads.submit(() -> call(request, until, latencies)));
            }
        }
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        int calls = 0;
        long clients = 0;
        for (Future<Caller> caller : running) {
            Caller done = await(caller);
            calls += done.calls();
            clients += done.cpu();
        }
        return new Result(
                calls * perCall,
                time,
                Cpu.of(ProcessHandle.current()).minus(serverBefore).minusNanos(clients),
                Cpu.ofTree(stage.bed().postmaster()).minus(postgresBefore),
                latencies);
    }

    private Caller call(Request request, long until, Latencies latencies) throws IOException {
        long cpu = threadCpu();
        int calls = 0;
        try (Client client = stage.client()) {
            while (System.nanoTime() < until) {
                Call next = request.next(client);
                long began = System.nanoTime();
                if (!next.answered()) {
                    throw new IOException("a request was refused");
                }
                latencies.add(System.nanoTime() - began);
                calls++;
            }
        }
        return new Caller(calls, threadCpu() - cpu);
    }

    /** Nanoseconds that this thread has worked. */
    static long threadCpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
