package io.sparbiter.search.generate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** Times calls by the clock and by what the calling thread computed. */
final class Stopwatches {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final double[] wall;
    private final double[] cpu;
    private int count;

    /** @param most calls to be timed */
    Stopwatches(int most) {
        wall = new double[most];
        cpu = new double[most];
    }

    void time(Runnable call) {
        long wallBefore = System.nanoTime();
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        call.run();
        cpu[count] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
        wall[count] = (System.nanoTime() - wallBefore) / 1e9;
        count++;
    }

    /** Seconds of the clock and of the thread, each within which this share of the calls was done: {@code 0.1234/0.0567}. */
    String quantile(double share) {
        return String.format(Locale.ROOT, "%.4f/%.4f", quantile(wall, share), quantile(cpu, share));
    }

    private double quantile(double[] seconds, double share) {
        double[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))];
    }
}
