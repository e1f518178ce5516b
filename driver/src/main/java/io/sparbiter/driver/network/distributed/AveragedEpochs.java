package io.sparbiter.driver.network.distributed;

import io.sparbiter.driver.dispatch.ClusterException;
import io.sparbiter.driver.dispatch.JobFailure;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ModelTraining;
import io.sparbiter.worker.network.engine.EpochEnd;
import io.sparbiter.worker.network.training.EpochTraining;
import io.sparbiter.worker.network.training.NetworkState;
import io.sparbiter.worker.network.training.Share;
import io.sparbiter.worker.network.training.SharedTraining.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains epochs of one network by several Spark tasks side by side, by synchronous parameter averaging (McDonald, Hall and
 * Mann, "Distributed training strategies for the structured perceptron", 2010): each task takes the network through a
 * share of batches on the trials' own engine, then weights and optimizer state are averaged here, in the order of the
 * shares, so that the same number of tasks has the same result, whichever task ends first or is done twice. Every image
 * is trained on once an epoch; executors read the images themselves, so that only states travel. For the trainer's thread.
 */
public final class AveragedEpochs implements EpochTraining, AutoCloseable {
    /** Batches of a task between two averages: each costs a Spark job, and the network's way there and back. */
    private static final int ROUND = 20;

    private static final long LOOK_MILLIS = 100;

    private final JavaSparkContext spark;
    private final MultiLayerNetwork network;
    private final ModelRecipe recipe;
    private final ShareTask task;

    private AveragedEpochs(JavaSparkContext spark, ModelRecipe recipe, ModelTraining training) {
        this.spark = spark;
        this.network = training.network();
        this.recipe = recipe;
        this.task = new ShareTask(training.shared());
    }

    /** Starts Spark for a recipe of several tasks; to be closed. */
    public static AveragedEpochs open(ModelRecipe recipe, ModelTraining training) {
        JavaSparkContext spark = SparkContexts.openForAveraging(
                "sparbiter train", recipe.tasks(), recipe.training().threads());
        return new AveragedEpochs(spark, recipe, training);
    }

    @Override
    public EpochEnd train(int number, BooleanSupplier cutShort) {
        double loss = 0;
        for (List<Share> round : Share.rounds(number, recipe.batches(), recipe.tasks(), ROUND)) {
            Optional<List<Result>> results = run(round, cutShort);
            if (results.isEmpty()) {
                return new EpochEnd.CutShort();
            }
            for (Result result : results.get()) {
                if (!(result.end() instanceof EpochEnd.Done done)) {
                    return result.end();
                }
                loss += done.loss() * result.images();
            }
            average(results.get());
        }
        return new EpochEnd.Done(loss / recipe.images());
    }

    private void average(List<Result> results) {
        NetworkState.mean(
                        results.stream().map(Result::state).toList(),
                        results.stream().mapToInt(Result::images).toArray())
                .restore(network);
    }

    /** A job of a task for each share; their results in the order of the shares, or nothing if it was cut short. */
    private Optional<List<Result>> run(List<Share> round, BooleanSupplier cutShort) {
        Broadcast<NetworkState> state = spark.broadcast(NetworkState.of(network));
        try {
            return await(
                    spark.parallelize(new ArrayList<>(round), round.size())
                            .map(task.from(state))
                            .collectAsync(),
                    cutShort);
        } finally {
            state.destroy();
        }
    }

    private Optional<List<Result>> await(JavaFutureAction<List<Result>> job, BooleanSupplier cutShort) {
        while (!cutShort.getAsBoolean()) {
            try {
                return Optional.of(job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                // The round goes on: time to ask again.
            } catch (ExecutionException e) {
                throw new ClusterException(
                        "Cannot train on (" + spark.master() + "): " + JobFailure.words(e.getCause()),
                        "The log has more, and so does --verbose.");
            } catch (InterruptedException e) {
                job.cancel(true);
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        job.cancel(true);
        return Optional.empty();
    }

    @Override
    public void close() {
        spark.close();
    }
}
