package io.sparbiter.driver.dispatch;

import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import java.io.Serializable;
import java.time.Instant;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What a trial's only task does in the executor. What the trial did wrong comes back as its outcome, so that Spark does not
 * run it again; what the function throws, a retry could cure, and Spark retries.
 */
final class TrialTask extends AbstractFunction1<Iterator<Trial>, TrialTask.End> implements Serializable {
    private static final long serialVersionUID = 1;

    private final TrialFunction function;

    TrialTask(TrialFunction function) {
        this.function = function;
    }

    /** What comes back to the driver. */
    record End(Outcome outcome, Instant finishedAt) implements Serializable {}

    @Override
    public End apply(Iterator<Trial> trials) {
        TaskContext task = TaskContext.get();
        Trial submitted = trials.next();
        Trial trial = submitted.withAttempt(submitted.attempt() + task.attemptNumber());
        Outcome outcome = function.run(trial, new TaskMonitor(task, trial, Instant.now()));
        return new End(outcome, Instant.now());
    }
}
