package io.sparbiter.driver.dispatch;

import io.sparbiter.search.trial.Trial;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.concurrent.ExecutionContext;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** The Spark job of one trial. Its failure is told in one line. */
final class TrialJob {
    private static final ExecutionContext SAME_THREAD = ExecutionContext.fromExecutor(Runnable::run);
    private static final Seq<Object> ONLY_PARTITION =
            JavaConverters.asScalaBuffer(List.<Object>of(0)).toSeq();

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
    SimpleFutureAction<BoxedUnit> submit(SparkContext spark, List<String> locations, TrialTask task) {
        SimpleFutureAction<BoxedUnit> action = spark.submitJob(
                rdd(spark, locations), task, ONLY_PARTITION, (partition, end) -> succeeded(end), () -> BoxedUnit.UNIT);
        action.onComplete(this::completed, SAME_THREAD);
        return action;
    }

    private RDD<Trial> rdd(SparkContext spark, List<String> locations) {
        var located =
                new Tuple2<>(trial, JavaConverters.asScalaBuffer(locations).toSeq());
        return spark.makeRDD(
                JavaConverters.asScalaBuffer(List.of(located)).toSeq(), ClassTag$.MODULE$.apply(Trial.class));
    }

    private BoxedUnit succeeded(TrialTask.End end) {
        signals.accept(new Signal.Returned(trial, end));
        return BoxedUnit.UNIT;
    }

    private BoxedUnit completed(Try<BoxedUnit> result) {
        if (result.isFailure()) {
            signals.accept(
                    new Signal.GivenUp(trial, JobFailure.words(result.failed().get())));
        }
        return BoxedUnit.UNIT;
    }
}
