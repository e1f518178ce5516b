package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import java.util.stream.IntStream;

/** A network of the space and the batches of MNIST that it is trained on, with a search's default settings. */
record GpuTraining(SampleNetwork network, double dropout, int batch) {
    static final double LEARNING_RATE = 0.001;
    private static final int IMAGES = 50_000;
    private static final int SEED = 1;

    /** With the dropout of a search. */
    static GpuTraining of(SampleNetwork network, int batch) {
        return new GpuTraining(network, NetworkSettings.DEFAULT.dropout(), batch);
    }

    NetworkPlan plan() {
        NetworkSettings defaults = NetworkSettings.DEFAULT;
        var settings = new NetworkSettings(
                defaults.l1(), defaults.l2(), dropout, defaults.batchNormMomentum(), defaults.batchNormEpsilon());
        return NetworkPlan.of(
                HyperParameters.of(network.point(), settings, LEARNING_RATE, batch),
                settings,
                Points.MNIST,
                data().classWeights());
    }

    /** The steps of an epoch that takes all images. */
    int allSteps() {
        return IMAGES / batch;
    }

    GpuTraining withBatch(int other) {
        return new GpuTraining(network, dropout, other);
    }

    /** An epoch of so many steps; a short one has images of its own for each number. */
    TrainingEpoch epoch(int steps, int number) {
        int first = Math.floorMod((number - 1) * steps * batch, IMAGES - steps * batch + 1);
        int[] positions = IntStream.range(first, first + steps * batch).toArray();
        return new TrainingEpoch(data().train().view(positions), batch, SEED, number, 0);
    }

    private static DataSplit data() {
        return DataCache.get(new DataSettings("mnist", IMAGES, 100, 10, 100, 0, SEED));
    }

    @Override
    public String toString() {
        return "%s, %s".formatted(network.word(), dropout == 0 ? "no dropout" : "dropout " + dropout);
    }
}
