package io.sparbiter.driver.dispatch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many trials a laptop runs side by side when nobody says, and how much memory they may take. */
public final class LocalSlots {
    /**
     * The largest network of the default space takes 0.4 GB while it trains at batch 128 with oneDNN itself, 1.2 GB in
     * Deeplearning4j's layers. With a heap of 1 GB two trials stay below 4 GB in all, whatever they are.
     */
    private static final long BYTES_A_TRIAL = 1_200_000_000L;

    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private LocalSlots() {}

    static int available() {
        return slots(Runtime.getRuntime().availableProcessors(), freeBytes());
    }

    static int slots(int cores, long freeBytes) {
        return (int) Math.max(1, Math.min(cores, freeBytes / BYTES_A_TRIAL));
    }

    /**
     * Sets JavaCPP's limits for so many trials in this JVM, unless the user has: a trial that goes beyond ends as out of
     * memory, and the JVM lives on. Its own default, four times the heap, is for JVMs whose work is on the heap. To be
     * called before ND4J is loaded.
     */
    public static void limitMemory(int trials) {
        long nativeBytes = trials * BYTES_A_TRIAL;
        setUnlessSet("org.bytedeco.javacpp.maxbytes", nativeBytes);
        setUnlessSet(
                "org.bytedeco.javacpp.maxphysicalbytes",
                nativeBytes + Runtime.getRuntime().maxMemory());
    }

    private static void setUnlessSet(String property, long value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(value));
        }
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
