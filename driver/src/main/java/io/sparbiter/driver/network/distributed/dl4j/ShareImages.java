package io.sparbiter.driver.network.distributed.dl4j;

import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.NativeHelpers;
import io.sparbiter.worker.network.engine.LayerArrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The batches of a task by its number, read in the executor. Shares travel in here, by Java serialization, and not as
 * Spark's data: Kryo cannot build records.
 *
 * @param shares one a task
 * @param batch images a batch
 * @param seed of the order of images and of noise
 */
record ShareImages(List<TaskShare> shares, DataSettings data, boolean full, int batch, long seed)
        implements FlatMapFunction<Integer, DataSet> {
    ShareImages(List<TaskShare> shares, ModelRecipe recipe) {
        this(shares, recipe.data(), recipe.full(), recipe.hyperParameters().batch(), recipe.seed());
    }

    @Override
    public Iterator<DataSet> call(Integer task) {
        TaskShare share = shares.get(task);
        NativeHelpers.enable();
        DataSplit split = DataCache.get(data);
        ImageSet images = full ? split.full().train() : split.train();
        int[] order = order(images.size(), share.epoch());
        return share.batches().stream()
                .map(number -> batch(images, order, share.epoch(), number))
                .iterator();
    }

    private DataSet batch(ImageSet images, int[] order, int epoch, int number) {
        int[] positions = IntStream.range(number * batch, Math.min(order.length, (number + 1) * batch))
                .map(place -> order[place])
                .toArray();
        Batch read = new TrainingEpoch(images.view(positions), batch, seed + number, epoch, data.noise())
                .batches()
                .next();
        return new DataSet(LayerArrays.features(read), LayerArrays.labels(read, images.classes()));
    }

    /** A shuffle that every task makes alike; Java specifies how this generator draws. */
    private int[] order(int size, int epoch) {
        int[] order = IntStream.range(0, size).toArray();
        var random = new Random(seed * 31 + epoch);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
