package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.update.UpdateTable;
import io.sparbiter.worker.network.layers.LayerPlan;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A network on a GPU. Knows nothing of Deeplearning4j but the order of its vectors, which are given from the host before a
 * computation and taken back after it. For the thread that opened it.
 */
public final class CudaNetwork implements AutoCloseable {
    /** Steps that the GPU is given ahead: enough to keep it busy, few enough to notice soon that a loss is no number. */
    private static final int AHEAD = 32;

    /** Bytes that the widest layer's output may take in inference. */
    private static final long ACTIVATION_BYTES = 128L << 20;

    private static final int MOST_IMAGES = 1000;
    private static final int FEWEST_IMAGES = 16;

    private final NetworkPlan plan;
    private final Gpu gpu;
    private final Vectors vectors;
    private final UpdateTable optimizer;
    private final OptimizerTable table;
    private final Map<Integer, TrainingPass> trainingPasses = new HashMap<>();
    private final Map<Integer, InferencePass> inferencePasses = new HashMap<>();
    /** Those for images that are trained on or held out from them. */
    private final Map<Integer, InferencePass> validationPasses = new HashMap<>();

    private Optional<DeviceImages> images = Optional.empty();
    private EpochMemory epochMemory;
    private int stride;

    /** Told the losses of steps in their order. */
    @FunctionalInterface
    public interface Course {
        /** Takes the losses of the next steps, before the first of none; false ends the epoch. */
        boolean goesOn(double[] losses);
    }

    /** Opens a network without weights. */
    public CudaNetwork(NetworkPlan plan, Device.Gpu device) {
        this.plan = plan;
        optimizer = UpdateTable.of(plan);
        gpu = new Gpu(device);
        try {
            long parameters = plan.parameters();
            DeviceMemory memory = gpu.memory();
            vectors = new Vectors(memory.floats(parameters), memory.floats(parameters), memory.floats(2 * parameters));
            table = new OptimizerTable(optimizer, gpu);
        } catch (RuntimeException | OutOfMemoryError e) {
            gpu.close();
            throw e;
        }
    }

    /** Takes weights from the host. */
    public void putWeights(FloatPointer host) {
        gpu.enter();
        gpu.put(vectors.weights(), host, bytes(plan.parameters()));
    }

    /** Takes the optimizer's state from the host. */
    public void putState(FloatPointer host, long length) {
        gpu.enter();
        gpu.put(vectors.state(), host, bytes(length));
    }

    /** Gives the host the weights of now. */
    public void getWeights(FloatPointer host) {
        gpu.get(host, vectors.weights(), bytes(plan.parameters()));
    }

    /** Gives the host the gradients of the last step, without penalties. */
    public void getGradients(FloatPointer host) {
        gpu.get(host, vectors.gradients(), bytes(plan.parameters()));
    }

    /** Gives the host the optimizer's state. */
    public void getState(FloatPointer host, long length) {
        gpu.get(host, vectors.state(), bytes(length));
    }

    private static long bytes(long floats) {
        return floats * Float.BYTES;
    }

    /**
     * Takes an optimizer's step for each batch of an epoch.
     *
     * @param taken steps of the optimizer before it
     * @param course told losses: weighted cross-entropy, mean over a batch's images, plus the penalties before the step
     * @return how many steps were taken
     */
    public int train(TrainingEpoch epoch, int taken, double learningRate, Course course) {
        gpu.enter();
        prepare(epoch);
        epochMemory.begin(epoch, optimizer, taken, learningRate);
        int steps = epoch.batchCount();
        int done = 0;
        boolean goesOn = course.goesOn(new double[0]);
        while (goesOn && done < steps) {
            int until = Math.min(steps, done + AHEAD);
            for (int step = done; step < until; step++) {
                pass(Math.min(epoch.batch(), epoch.images().size() - step * epoch.batch()))
                        .run();
            }
            goesOn = course.goesOn(epochMemory.losses(done, until));
            done = until;
        }
        return done;
    }

    /** Keeps what there is if it is for epochs like this one. */
    private void prepare(TrainingEpoch epoch) {
        ImageSet set = epoch.images();
        boolean fits = images.isPresent()
                && images.get().isOf(set)
                && stride == epoch.batch()
                && epochMemory.isFor(set.size(), epoch.batchCount());
        if (!fits) {
            closeTraining();
            images = Optional.of(DeviceImages.of(set, gpu));
            epochMemory = new EpochMemory(gpu, set.size(), epoch.batchCount());
            stride = epoch.batch();
        }
    }

    private TrainingPass pass(int batch) {
        return trainingPasses.computeIfAbsent(
                batch,
                key -> new TrainingPass(
                        plan, new Site(gpu, vectors, epochMemory, true), images.orElseThrow(), table, batch, stride));
    }

    /**
     * Probabilities [images][classes], by the running moments and without dropout.
     *
     * @param cutShort asked between batches; if it says so, nothing is returned
     */
    public Optional<float[][]> probabilities(ImageSet set, BooleanSupplier cutShort) {
        gpu.enter();
        var probabilities = new float[set.size()][];
        Optional<DeviceImages> resident = images.filter(known -> known.isOf(set));
        Map<Integer, InferencePass> passes = resident.isPresent() ? validationPasses : inferencePasses;
        int most = inferenceBatch();
        for (int from = 0; from < set.size(); from += most) {
            if (cutShort.getAsBoolean()) {
                return Optional.empty();
            }
            int batch = Math.min(most, set.size() - from);
            passes.computeIfAbsent(batch, key -> new InferencePass(plan, gpu, vectors, key, resident))
                    .run(set, from, probabilities);
        }
        return Optional.of(probabilities);
    }

    private int inferenceBatch() {
        long widest = plan.layers().stream().mapToLong(CudaNetwork::width).max().orElse(1);
        return (int) Math.max(FEWEST_IMAGES, Math.min(MOST_IMAGES, ACTIVATION_BYTES / bytes(widest)));
    }

    private static long width(LayerPlan layer) {
        return layer instanceof Convolution convolution
                ? convolution.convolved().size()
                : 1;
    }

    private void closeTraining() {
        trainingPasses.values().forEach(TrainingPass::close);
        trainingPasses.clear();
        validationPasses.values().forEach(InferencePass::close);
        validationPasses.clear();
        images.ifPresent(DeviceImages::close);
        images = Optional.empty();
    }

    @Override
    public void close() {
        closeTraining();
        inferencePasses.values().forEach(InferencePass::close);
        inferencePasses.clear();
        gpu.close();
    }
}
