package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.spark.TaskFunction;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.LostDeviceException;
import io.sparbiter.worker.trial.SteadyClock;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trial's only task does in the executor. What the trial did wrong comes back as its outcome, so that Spark does not
 * run it again. So does what the function throws, as the infrastructure's failure: the driver knows better than Spark
 * which machine to try next. Only what keeps the driver from hearing of it is left to Spark.
 */
final class TrialTask implements TaskFunction<Trial, TrialTask.End> {
    private static final long serialVersionUID = 3;
    private static final Logger LOG = LoggerFactory.getLogger(TrialTask.class);

    private final TrialFunction function;

    TrialTask(TrialFunction function) {
        this.function = function;
    }

    /**
     * What comes back to the driver.
     *
     * @param startedAt the executor's time of day
     * @param finishedAt as much later as the trial took, wherever a clock was set meanwhile
     */
    record End(Outcome outcome, Placement placement, Instant startedAt, Instant finishedAt) implements Serializable {
        Duration duration() {
            return Duration.between(startedAt, finishedAt);
        }
    }

    @Override
    public End apply(Trial submitted) {
        TaskContext task = TaskContext.get();
        Trial trial = submitted.withAttempt(submitted.attempt() + task.attemptNumber());
        var clock = SteadyClock.start();
        Instant startedAt = clock.instant();
        var monitor = new TaskMonitor(task, trial, startedAt);
        Outcome outcome = run(trial, monitor);
        return new End(outcome, monitor.placement(), startedAt, clock.instant());
    }

    private Outcome run(Trial trial, TaskMonitor monitor) {
        try {
            return function.run(trial, monitor);
        } catch (SearchUnreachableException e) {
            throw e;
        } catch (LostDeviceException e) {
            TaskGpus.endExecutor(e);
            LOG.warn(
                    "Trial {} begins again without its GPU, after its last checkpoint if it has one. {}",
                    trial.id(),
                    e.getMessage());
            return run(trial, monitor);
        } catch (RuntimeException | LinkageError e) {
            if (monitor.isCancelled()) {
                throw e;
            }
            Outcome.Failed failed = Failures.infrastructure(e);
            LOG.warn("Trial {} cannot be run here: {}", trial.id(), failed.brief(), e);
            return failed;
        }
    }
}
