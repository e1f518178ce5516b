package io.sparbiter.driver.run;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Measures from when a program reports to when its trial knows the verdict. Each value of {@code gain} that the program
 * reports is the time at which it does, in ns since 1970. In one JVM with its driver.
 */
record ReportTimes(TrialFunction function) implements TrialFunction {
    private static final Queue<Duration> TIMES = new ConcurrentLinkedQueue<>();

    /** What was measured since the last time, in order of size. */
    static List<Duration> take() {
        List<Duration> times = TIMES.stream().sorted().toList();
        TIMES.clear();
        return times;
    }

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        return function.run(trial, new Timed(monitor));
    }

    private record Timed(TrialMonitor monitor) implements TrialMonitor {
        @Override
        public void started(Facts facts) {
            monitor.started(facts);
        }

        @Override
        public Verdict epochEnded(Epoch epoch) {
            Verdict verdict = monitor.epochEnded(epoch);
            Instant reported = Instant.EPOCH.plusNanos((long) epoch.metrics().get("gain"));
            TIMES.add(Duration.between(reported, Instant.now()));
            return verdict;
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCancelled();
        }

        @Override
        public String gpu() {
            return monitor.gpu();
        }
    }
}
