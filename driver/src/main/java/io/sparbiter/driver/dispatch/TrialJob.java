package io.sparbiter.driver.dispatch;

import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Trial;
import java.time.Clock;
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

/** The Spark job of one trial: turns its result, or its failure, into the trial's end. */
final class TrialJob {
    private static final ExecutionContext SAME_THREAD = ExecutionContext.fromExecutor(Runnable::run);
    private static final Seq<Object> ONLY_PARTITION =
            JavaConverters.asScalaBuffer(List.<Object>of(0)).toSeq();

    private final int trialId;
    private final Consumer<TrialEvent> events;
    private final Clock clock;

    TrialJob(int trialId, Consumer<TrialEvent> events, Clock clock) {
        this.trialId = trialId;
        this.events = events;
        this.clock = clock;
    }

    /** Submits and returns at once; events come from Spark's scheduler thread. */
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
            String message = firstLine(result.failed().get());
            Outcome lost = new Outcome.Failed(Failure.INFRASTRUCTURE, message, List.of());
            events.accept(new TrialEvent.Ended(trialId, lost, clock.instant()));
        }
        return BoxedUnit.UNIT;
    }

    /** Spark's messages carry the executor's whole stack trace. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
    }
}
