package io.sparbiter.driver.spark;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.concurrent.ExecutionContext;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** A Spark job of one task, which was submitted. */
public final class OneTaskJob {
    private static final ExecutionContext SAME_THREAD = ExecutionContext.fromExecutor(Runnable::run);

    private final SimpleFutureAction<BoxedUnit> action;

    private OneTaskJob(SimpleFutureAction<BoxedUnit> action) {
        this.action = action;
    }

    /**
     * Submits in the caller's thread, whose job group it gets, and returns at once.
     *
     * @param value what the task is sent
     * @param locations where to run, as Spark names hosts and executors; empty for anywhere
     * @param result hears what the function returned, from Spark's scheduler thread
     * @param failure hears what no attempt of Spark's could cure, from the same
     */
    public static <T, R> OneTaskJob submit(
            SparkContext spark,
            T value,
            List<String> locations,
            TaskFunction<T, R> function,
            Consumer<R> result,
            Consumer<Throwable> failure) {
        SimpleFutureAction<BoxedUnit> action = spark.submitJob(
                rdd(spark, value, locations),
                new OnlyValue<>(function),
                ScalaCollections.list(List.<Object>of(0)),
                (partition, returned) -> {
                    result.accept(returned);
                    return BoxedUnit.UNIT;
                },
                () -> BoxedUnit.UNIT);
        action.onComplete(end -> told(end, failure), SAME_THREAD);
        return new OneTaskJob(action);
    }

    /** Written as one expression, since what Spark calls a sequence in a tuple is another type in each Scala. */
    private static <T> RDD<T> rdd(SparkContext spark, T value, List<String> locations) {
        return spark.makeRDD(
                ScalaCollections.list(List.of(new Tuple2<>(value, ScalaCollections.list(locations)))),
                ClassTag$.MODULE$.<T>apply(value.getClass()));
    }

    private static BoxedUnit told(Try<BoxedUnit> end, Consumer<Throwable> failure) {
        if (end.isFailure()) {
            failure.accept(end.failed().get());
        }
        return BoxedUnit.UNIT;
    }

    /** Ends its task, if it has not ended; failure is heard. */
    public void cancel() {
        action.cancel();
    }

    /** Applies a function to the only value of a partition. */
    private static final class OnlyValue<T, R> extends AbstractFunction1<Iterator<T>, R> implements Serializable {
        private static final long serialVersionUID = 1;

        private final TaskFunction<T, R> function;

        OnlyValue(TaskFunction<T, R> function) {
            this.function = function;
        }

        @Override
        public R apply(Iterator<T> values) {
            return function.apply(values.next());
        }
    }
}
