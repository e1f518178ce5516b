package io.sparbiter.driver.dispatch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many trials a laptop runs side by side when nobody says, and how much memory they may take. */
public final class LocalSlots {
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private LocalSlots() {}

    /** Of trials that need so much memory each, 0 for nobody knows. */
    static int available(long bytesATrial) {
        return slots(Runtime.getRuntime().availableProcessors(), freeBytes(), bytesATrial);
    }

    static int slots(int cores, long freeBytes, long bytesATrial) {
        return (int) Math.max(1, bytesATrial == 0 ? cores : Math.min(cores, freeBytes / bytesATrial));
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
