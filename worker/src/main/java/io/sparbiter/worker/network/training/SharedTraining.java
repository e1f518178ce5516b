package io.sparbiter.worker.network.training;

import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.engine.EpochEnd;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.io.Serializable;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * One network's training as far as each of several tasks has to know it. A share's result depends on nothing but the state
 * that it begins with, so that it may be trained again, anywhere. Any number of threads may train shares side by side.
 *
 * @param data which images, read once in a JVM
 * @param fingerprint that they must have
 * @param full whether it trains on training and validation images
 * @param batch images a batch
 * @param seed of every draw
 * @param threads CPU threads of a task
 * @param tf32 whether a GPU may round to TF32
 */
public record SharedTraining(
        NetworkPlan plan,
        DataSettings data,
        String fingerprint,
        boolean full,
        int batch,
        long seed,
        int threads,
        boolean tf32)
        implements Serializable {
    /**
     * What became of a share.
     *
     * @param images of the share
     * @param state any, if it did not end as {@link EpochEnd.Done}
     */
    public record Result(Share share, int images, EpochEnd end, NetworkState state) implements Serializable {}

    /**
     * Takes a copy of the network through a share's images, all in the calling thread.
     *
     * @param device as {@link Device#of} has it
     * @param cutShort asked between batches: whether to end at once
     * @throws DataException if the data cannot be read here, or are others than the fingerprint's
     */
    public Result train(NetworkState state, Share share, Device device, BooleanSupplier cutShort) {
        TrainingEpoch images = share.of(epoch(share.epoch()));
        Backend.useThreads(threads);
        MultiLayerNetwork network = NetworkFactory.network(plan, seed);
        try {
            state.restore(network);
            EpochEnd end = pass(network, images, device, cutShort);
            return new Result(share, images.images().size(), end, NetworkState.of(network));
        } finally {
            Backend.release(network);
        }
    }

    private EpochEnd pass(MultiLayerNetwork network, TrainingEpoch images, Device device, BooleanSupplier cutShort) {
        try (Engine engine = Engines.open(plan, network, device.withTf32(tf32))) {
            return engine.train(images, cutShort);
        }
    }

    private TrainingEpoch epoch(int number) {
        DataSplit split = DataCache.get(data);
        if (!split.fingerprint().equals(fingerprint)) {
            throw new DataException(
                    "Cannot train on data.source (%s): this executor finds other images there than the driver (%s, not %s)."
                            .formatted(data.source(), split.fingerprint(), fingerprint),
                    "Give an address that means the same on all machines.");
        }
        return new TrainingEpoch((full ? split.full() : split).train(), batch, seed, number, data.noise());
    }
}
