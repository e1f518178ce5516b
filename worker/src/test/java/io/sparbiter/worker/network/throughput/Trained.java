package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.cuda.CudaNetwork;
import io.sparbiter.worker.network.engine.onednn.Computer;
import io.sparbiter.worker.network.engine.onednn.Images;
import io.sparbiter.worker.network.engine.onednn.Parameters;
import io.sparbiter.worker.network.engine.update.HostOptimizer;
import java.util.Arrays;

/** A network after some steps. */
final class Trained {
    private static final int CLASSIFIED = 64;

    /** The mean of the steps' losses. */
    final double loss;

    /** Of the last step. */
    final float[] gradient;

    final float[] weights;

    /** The optimizer's moments. */
    final float[] state;

    /** Of the first images. */
    final float[][] probabilities;

    private Trained(HostVectors vectors, double loss, float[][] probabilities) {
        this.loss = loss;
        gradient = HostVectors.values(vectors.gradients);
        weights = HostVectors.values(vectors.weights);
        state = HostVectors.values(vectors.state);
        this.probabilities = probabilities;
    }

    /**
     * As {@code OneDnnEngine} trains, whose parts these are.
     *
     * @param number of the epoch, each of which has its images in an order of its own
     */
    static Trained onCpu(GpuTraining training, int steps, int number) {
        try (var vectors = new HostVectors(training.plan());
                var computer = new Computer(training.plan(), new Parameters(vectors.weights, vectors.gradients))) {
            double loss = train(training.epoch(steps, number), vectors, computer, training);
            Batch some = Batches.inOrder(some(training), CLASSIFIED).next();
            return new Trained(vectors, loss, computer.probabilities(images(some), some.pixels()));
        }
    }

    private static double train(TrainingEpoch epoch, HostVectors vectors, Computer computer, GpuTraining training) {
        var optimizer = new HostOptimizer(training.plan());
        computer.seed(epoch.dropoutSeed());
        double sum = 0;
        Batches batches = epoch.batches();
        for (int step = 1; batches.hasNext(); step++) {
            Batch batch = batches.next();
            sum += computer.gradients(images(batch), batch.pixels(), batch.classes());
            sum += optimizer.step(
                    step,
                    GpuTraining.LEARNING_RATE,
                    vectors.weights.asBuffer(),
                    vectors.gradients.asBuffer(),
                    vectors.state.asBuffer());
        }
        return sum / epoch.batchCount();
    }

    private static Images images(Batch batch) {
        return new Images(
                batch.size(),
                batch.format().channels(),
                batch.format().height(),
                batch.format().width());
    }

    static Trained onGpu(GpuTraining training, int steps, int number, Device.Gpu gpu) {
        try (var vectors = new HostVectors(training.plan());
                var there = new CudaNetwork(training.plan(), gpu)) {
            there.putWeights(vectors.weights);
            there.putState(vectors.state, vectors.stateLength());
            double loss = train(there, training.epoch(steps, number));
            there.getGradients(vectors.gradients);
            there.getWeights(vectors.weights);
            there.getState(vectors.state, vectors.stateLength());
            float[][] probabilities =
                    there.probabilities(some(training), () -> false).orElseThrow();
            return new Trained(vectors, loss, probabilities);
        }
    }

    private static double train(CudaNetwork network, TrainingEpoch epoch) {
        double[] sum = new double[1];
        int steps = network.train(epoch, 0, GpuTraining.LEARNING_RATE, losses -> {
            sum[0] += Arrays.stream(losses).sum();
            return true;
        });
        return sum[0] / steps;
    }

    private static ImageSet some(GpuTraining training) {
        return new GpuTraining(training.network(), 0, CLASSIFIED).epoch(1, 1).images();
    }

    /** The norm of the difference of two vectors, over that of the second. */
    static double distance(float[] ours, float[] theirs) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < theirs.length; i++) {
            difference += Math.pow(ours[i] - (double) theirs[i], 2);
            norm += Math.pow(theirs[i], 2);
        }
        return Math.sqrt(difference / norm);
    }

    /** The largest difference of two probabilities. */
    static double farthest(float[][] ours, float[][] theirs) {
        double farthest = 0;
        for (int i = 0; i < theirs.length; i++) {
            for (int j = 0; j < theirs[i].length; j++) {
                double distance = Math.abs(ours[i][j] - theirs[i][j]);
                farthest = distance <= farthest ? farthest : distance; // NaN is the farthest
            }
        }
        return farthest;
    }

    /** Whether every bit of two trainings' weights, moments and losses is the same. */
    boolean hasBitsOf(Trained other) {
        return Double.doubleToRawLongBits(loss) == Double.doubleToRawLongBits(other.loss)
                && Arrays.equals(weights, other.weights)
                && Arrays.equals(state, other.state);
    }
}
