package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.worker.Counted;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How many trials a laptop runs side by side when nobody says, and how much memory they may take. */
public final class LocalSlots {
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private LocalSlots() {}

    /** How many trials of these limits have room. */
    static int available(Limits limits) {
        return slots(cores(), freeBytes(), limits);
    }

    /** Each has its cores for itself; one trial always runs, also where it takes more than there is. */
    static int slots(int cores, long freeBytes, Limits limits) {
        int byCores = cores / limits.threads();
        return (int) Math.max(1, limits.bytes() == 0 ? byCores : Math.min(byCores, freeBytes / limits.bytes()));
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** What to tell of trials that take more threads than there are cores: their threads would wait for each other. */
    static Optional<String> complaint(int cores, int threads) {
        return threads <= cores
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "A trial takes %s, this machine has %s."
                                + " Lower trial.threads (of networks: training.threads) to %,d or less.",
                        Counted.of(threads, "thread"),
                        Counted.of(cores, "core"),
                        cores));
    }

    /** What to tell of tasks on one network that have to share cores. */
    static Optional<String> complaint(int cores, int tasks, int threads) {
        return (long) tasks * threads <= cores
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s of %s share %s: fewer would train as fast. Lower --data-parallel or training.threads.",
                        Counted.of(tasks, "task"),
                        Counted.of(threads, "thread"),
                        Counted.of(cores, "core")));
    }

    private static long freeBytes() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(availableBytes(system.getFreeMemorySize()), system.getTotalMemorySize());
    }

    /** Linux counts its page cache as used; MemAvailable does not. */
    private static long availableBytes(long fallback) {
        try (var lines = Files.lines(MEMINFO)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(fallback);
        } catch (IOException e) {
            return fallback;
        }
    }
}
