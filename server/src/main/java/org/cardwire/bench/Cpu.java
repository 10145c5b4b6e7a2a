package org.cardwire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of processes, as the system counts it: in ticks of 10 ms on Linux. */
final class Cpu {
    private static final Duration TICK = Duration.ofMillis(10);
    /** Fields of /proc/pid/stat (proc(5)), counted from the one after the command's closing bracket. */
    private static final int ENDED_CHILDREN_USER = 13;

    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private Cpu() {}

    static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Of the process and its children, those that have ended included where the system tells. */
    static Duration ofTree(ProcessHandle parent) {
        try (Stream<ProcessHandle> children = parent.children()) {
            Duration living = children.map(Cpu::of).reduce(Duration.ZERO, Duration::plus);
            return living.plus(of(parent)).plus(endedChildren(parent));
        }
    }

    private static Duration endedChildren(ProcessHandle parent) {
        Path stat = Path.of("/proc", Long.toString(parent.pid()), "stat");
        if (!Files.isReadable(stat)) {
            return Duration.ZERO;
        }
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return TICK.multipliedBy(
                    Long.parseLong(fields[ENDED_CHILDREN_USER]) + Long.parseLong(fields[ENDED_CHILDREN_SYSTEM]));
        } catch (IOException e) {
            return Duration.ZERO; // the process has just ended
        }
    }
}
