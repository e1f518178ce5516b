package io.sparbiter.driver.dispatch;

import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What a trial's only task does in the executor. An exception of the trial becomes an outcome, so that Spark does not run
 * it again; a broken line to the driver is thrown, so that Spark does.
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
        Trial trial = trials.next();
        Outcome outcome = run(trial, new TaskMonitor(TaskContext.get(), trial.id(), Instant.now()));
        return new End(outcome, Instant.now());
    }

    private Outcome run(Trial trial, TaskMonitor monitor) {
        try {
            return function.run(trial, monitor);
        } catch (SearchUnreachableException e) {
            throw e;
        } catch (RuntimeException e) {
            return new Outcome.Failed(Outcome.Failure.ERROR, e.toString(), List.of());
        }
    }
}
