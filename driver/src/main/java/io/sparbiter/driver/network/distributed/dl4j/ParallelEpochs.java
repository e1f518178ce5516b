package io.sparbiter.driver.network.distributed.dl4j;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ModelTraining;
import io.sparbiter.driver.network.model.ParallelTraining;
import io.sparbiter.worker.network.engine.EpochEnd;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Trains epochs of one network by several Spark tasks side by side, with dl4j-spark's parameter averaging: each task takes
 * the network through a few batches of its own, then weights and optimizer state are averaged. Every image is trained on
 * once an epoch; executors read the images themselves, so that only weights cross the network. For the trainer's thread.
 */
final class ParallelEpochs implements ParallelTraining.Epochs {
    /** Batches of a task between two averages: Deeplearning4j advises against many more, and each costs a Spark job. */
    private static final int ROUND = 10;

    private final JavaSparkContext spark;
    private final ModelRecipe recipe;
    private final MultiLayerNetwork network;

    private ParallelEpochs(JavaSparkContext spark, ModelRecipe recipe, MultiLayerNetwork network) {
        this.spark = spark;
        this.recipe = recipe;
        this.network = network;
    }

    /** Starts Spark for a recipe of several tasks; to be closed. */
    static ParallelEpochs open(ModelRecipe recipe, ModelTraining training) {
        JavaSparkContext spark = SparkContexts.openForTraining(
                "sparbiter train", recipe.tasks(), recipe.training().threads(), TrainingKryoRegistrator.class);
        return new ParallelEpochs(spark, recipe, training.network());
    }

    @Override
    public EpochEnd train(int number, BooleanSupplier cutShort) {
        DoubleAccumulator loss = spark.sc().doubleAccumulator("loss");
        LongAccumulator images = spark.sc().longAccumulator("images");
        var hook = new BatchHook(recipe.seed(), recipe.training().threads(), loss, images);
        int batches = recipe.batches();
        int perRound = ROUND * recipe.tasks();
        for (int first = 0; first < batches; first += perRound) {
            if (cutShort.getAsBoolean()) {
                return new EpochEnd.CutShort();
            }
            int last = Math.min(first + perRound, batches);
            average(shares(number, first, last), hook);
            if (!Double.isFinite(loss.value())) {
                return new EpochEnd.Diverged(loss.value(), last);
            }
        }
        return new EpochEnd.Done(loss.value() / images.value());
    }

    /** Which batches each task trains; no task without any. */
    private List<TaskShare> shares(int epoch, int first, int last) {
        int tasks = Math.min(recipe.tasks(), last - first);
        return IntStream.range(0, tasks)
                .mapToObj(task -> new TaskShare(
                        epoch,
                        IntStream.range(first, last)
                                .filter(batch -> (batch - first) % tasks == task)
                                .boxed()
                                .toList()))
                .toList();
    }

    private void average(List<TaskShare> shares, BatchHook hook) {
        int batches = shares.stream().mapToInt(TaskShare::size).sum();
        int most = shares.get(0).size();
        List<Integer> tasks = IntStream.range(0, shares.size()).boxed().toList();
        JavaRDD<DataSet> data = spark.parallelize(tasks, tasks.size()).flatMap(new ShareImages(shares, recipe));
        var master =
                new RoundMaster(shares.size(), recipe.hyperParameters().batch(), most, batches, hook, recipe.seed());
        try {
            new SparkDl4jMultiLayer(spark, network, master).fit(data);
        } finally {
            master.forget();
        }
    }

    @Override
    public void close() {
        spark.close();
    }
}
