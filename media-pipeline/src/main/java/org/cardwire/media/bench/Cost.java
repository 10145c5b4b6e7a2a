package org.cardwire.media.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.Callable;

/** What work in this process took: CPU of all its threads and of the programs that it ran, and the peak of its heap, garbage included. */
record Cost<T>(T result, double cpuMillis, double wallMillis, double peakMegabytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static <T> Cost<T> of(Callable<T> work) throws Exception {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        double cpu = cpu();
        long wall = System.nanoTime();
        T result = work.call();
        double wallMillis = (System.nanoTime() - wall) / 1e6;
        double cpuMillis = cpu() - cpu;
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return new Cost<>(result, cpuMillis, wallMillis, peak / (1 << 20));
    }

    private static double cpu() throws IOException {
        return SYSTEM.getProcessCpuTime() / 1e6 + Child.endedCpuMillis();
    }
}
