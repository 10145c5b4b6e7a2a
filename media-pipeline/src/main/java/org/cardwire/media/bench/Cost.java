package org.cardwire.media.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.Callable;

/** What work in this process took: CPU of all its threads, and the peak of its heap, garbage included. */
record Cost<T>(T result, double cpuMillis, double wallMillis, double peakMegabytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static <T> Cost<T> of(Callable<T> work) throws Exception {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        T result = work.call();
        double wallMillis = (System.nanoTime() - wall) / 1e6;
        double cpuMillis = (SYSTEM.getProcessCpuTime() - cpu) / 1e6;
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return new Cost<>(result, cpuMillis, wallMillis, peak / (1 << 20));
    }
}
