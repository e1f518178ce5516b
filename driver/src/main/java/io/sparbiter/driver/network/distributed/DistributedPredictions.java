package io.sparbiter.driver.network.distributed;

import io.sparbiter.driver.dispatch.ClusterException;
import io.sparbiter.driver.dispatch.JobFailure;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Predicts by one Spark job: the model goes to every executor once, as the bytes of its file; each task reads its own
 * images, in the blocks that a single machine would use; probabilities stay with the executors until the driver takes
 * them, in order. The driver loads no backend. docs/evaluation.md says why this is not dl4j-spark's evaluation, which
 * finds the same: DistributedEvaluationIT.
 */
public final class DistributedPredictions implements Predictions {
    private static final int TASKS_A_SLOT = 4;

    private final JavaSparkContext spark;
    private final SavedNetwork network;
    private final ImageFormat format;

    private DistributedPredictions(JavaSparkContext spark, SavedNetwork network, ImageFormat format) {
        this.spark = spark;
        this.network = network;
        this.format = format;
    }

    /**
     * Starts Spark with the master that is set.
     *
     * @param name the application's name
     * @param format of its images
     */
    public static DistributedPredictions open(String name, SavedNetwork network, ImageFormat format) {
        return new DistributedPredictions(SparkContexts.openForPredictions(name), network, format);
    }

    @Override
    public void each(ImageSequence images, Consumer<float[][]> sink) {
        Broadcast<byte[]> model = spark.broadcast(network.file());
        JavaRDD<float[][]> blocks = blocks(images, model).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            // All of it in parallel first: the iterator below runs a job for each partition, one after another.
            blocks.count();
            Iterator<float[][]> inOrder = blocks.toLocalIterator();
            inOrder.forEachRemaining(sink);
        } catch (Exception e) {
            throw explained(e);
        } finally {
            blocks.unpersist(false);
            model.destroy();
        }
    }

    private JavaRDD<float[][]> blocks(ImageSequence images, Broadcast<byte[]> model) {
        int count = (images.size() + BLOCK - 1) / BLOCK;
        int tasks = Math.min(count, TASKS_A_SLOT * spark.defaultParallelism());
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        return spark.parallelize(numbers, tasks)
                .flatMap(new PredictionTask(images, format, network.plan(), model, count, tasks));
    }

    /** Scala does not declare what it throws, so the kinds are told apart here. */
    private RuntimeException explained(Exception failure) {
        if (failure instanceof SparkException) {
            return new ClusterException(
                    "Cannot predict on (" + spark.master() + "): " + JobFailure.words(failure),
                    "The log has more, and so does --verbose.");
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    @Override
    public void close() {
        spark.close();
    }
}
