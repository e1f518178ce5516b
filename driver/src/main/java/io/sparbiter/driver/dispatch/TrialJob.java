package io.sparbiter.driver.dispatch;

import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.Trial;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.concurrent.ExecutionContext;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** The Spark job of one trial: turns its result into the trial's end, and its failure into one line. */
final class TrialJob {
    private static final ExecutionContext SAME_THREAD = ExecutionContext.fromExecutor(Runnable::run);
    private static final Seq<Object> ONLY_PARTITION =
            JavaConverters.asScalaBuffer(List.<Object>of(0)).toSeq();

    private final int trialId;
    private final Consumer<TrialEvent> events;
    private final Consumer<String> failed;

    /**
     * @param events hears of the trial's end
     * @param failed hears, instead, what no attempt of Spark's could cure
     */
    TrialJob(int trialId, Consumer<TrialEvent> events, Consumer<String> failed) {
        this.trialId = trialId;
        this.events = events;
        this.failed = failed;
    }

    /** Submits and returns at once; both hear from Spark's scheduler thread. */
    SimpleFutureAction<BoxedUnit> submit(SparkContext spark, RDD<Trial> rdd, TrialTask task) {
        SimpleFutureAction<BoxedUnit> action =
                spark.submitJob(rdd, task, ONLY_PARTITION, (partition, end) -> succeeded(end), () -> BoxedUnit.UNIT);
        action.onComplete(this::completed, SAME_THREAD);
        return action;
    }

    private BoxedUnit succeeded(TrialTask.End end) {
        events.accept(new TrialEvent.Ended(trialId, end.outcome(), end.finishedAt()));
        return BoxedUnit.UNIT;
    }

    private BoxedUnit completed(Try<BoxedUnit> result) {
        if (result.isFailure()) {
            failed.accept(JobFailure.words(result.failed().get()));
        }
        return BoxedUnit.UNIT;
    }
}
