package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.spark.OneTaskJob;
import io.sparbiter.search.trial.Trial;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;

/** The Spark job of one trial. Its failure is told in one line. */
final class TrialJob {
    private final Trial trial;
    private final Consumer<Signal> signals;

    /** @param signals hears how it ended: what the trial's function returned, or what no attempt of Spark's could cure */
    TrialJob(Trial trial, Consumer<Signal> signals) {
        this.trial = trial;
        this.signals = signals;
    }

    /**
     * Submits and returns at once; the end is heard from Spark's scheduler thread.
     *
     * @param locations where to run, empty for anywhere
     */
    OneTaskJob submit(SparkContext spark, List<String> locations, TrialTask task) {
        return OneTaskJob.submit(spark, trial, locations, task, this::returned, this::givenUp);
    }

    private void returned(TrialTask.End end) {
        signals.accept(new Signal.Returned(trial, end));
    }

    private void givenUp(Throwable failure) {
        signals.accept(new Signal.GivenUp(trial, JobFailure.words(failure)));
    }
}
