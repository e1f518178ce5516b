package io.sparbiter.driver.dispatch;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import java.time.Instant;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects the trial that runs in this task with its search. */
final class TaskMonitor implements TrialMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMonitor.class);

    private final TaskContext task;
    private final int trialId;
    private final int attempt;
    private final Instant startedAt;

    /** @param trial with the attempt that this task is */
    TaskMonitor(TaskContext task, Trial trial, Instant startedAt) {
        this.task = task;
        this.trialId = trial.id();
        this.attempt = trial.attempt();
        this.startedAt = startedAt;
    }

    @Override
    public void started(Facts facts) {
        LOG.info("Trial {} begins: {}", trialId, facts.values());
        ExecutorReports.report(new TrialStart(trialId, placement(), facts, startedAt));
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        return ExecutorReports.report(new EpochReport(trialId, attempt, epoch));
    }

    /** Spark marks the task when its job is cancelled; the thread itself is left alone, native code would not notice. */
    @Override
    public boolean isCancelled() {
        return task.isInterrupted();
    }

    /** Where this attempt runs. */
    Placement placement() {
        return new Placement(ExecutorReports.host(), ExecutorReports.executor(), gpu(), task.cpus(), attempt);
    }

    @Override
    public String gpu() {
        return TaskGpus.address(task);
    }

    @Override
    public boolean hasScheduledGpus() {
        return TaskGpus.areScheduled();
    }
}
