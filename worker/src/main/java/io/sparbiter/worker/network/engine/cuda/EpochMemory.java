package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.engine.update.UpdateTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/** What a training step takes from its epoch, on the GPU: the order of images, seeds, rates, how far it is, and losses. */
final class EpochMemory {
    private static final int RATES = 4;
    private static final int SEEDS = 3;
    private static final int PROGRESS = 2;

    private final Gpu gpu;
    private final int images;
    private final int steps;
    private final BytePointer order;
    private final BytePointer seeds;
    private final BytePointer progress;
    private final BytePointer rates;
    private final DoublePointer losses;

    /**
     * For epochs of this size.
     *
     * @param steps batches of an epoch
     */
    EpochMemory(Gpu gpu, int images, int steps) {
        this.gpu = gpu;
        this.images = images;
        this.steps = steps;
        order = gpu.memory().bytes((long) images * Integer.BYTES);
        seeds = gpu.memory().bytes(SEEDS * Long.BYTES);
        progress = gpu.memory().bytes(PROGRESS * Long.BYTES);
        rates = gpu.memory().bytes((long) steps * RATES * Float.BYTES);
        losses = gpu.memory().doubles(steps);
    }

    boolean isFor(int otherImages, int otherSteps) {
        return images == otherImages && steps == otherSteps;
    }

    /**
     * Begins an epoch.
     *
     * @param taken steps of the optimizer before it
     */
    void begin(TrainingEpoch epoch, UpdateTable optimizer, int taken, double learningRate) {
        int[] positions = epoch.order();
        int[] sources = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            sources[i] = epoch.images().sourceIndex(positions[i]);
        }
        try (var host = new IntPointer(sources)) {
            gpu.put(order, host, (long) sources.length * Integer.BYTES);
        }
        ByteBuffer words = buffer(SEEDS * Long.BYTES);
        words.putLong(epoch.noiseState()).putLong(epoch.noiseThreshold()).putLong(epoch.dropoutSeed());
        put(seeds, words);
        put(progress, buffer(PROGRESS * Long.BYTES));
        put(rates, rates(optimizer, taken, learningRate));
    }

    private ByteBuffer rates(UpdateTable optimizer, int taken, double learningRate) {
        ByteBuffer all = buffer(steps * RATES * Float.BYTES);
        for (int step = 0; step < steps; step++) {
            float[] given = optimizer.rates(taken + step + 1, learningRate);
            boolean nadam = optimizer.kind() == UpdateTable.Kind.NADAM;
            all.putFloat(nadam ? 0 : given[0]);
            for (int i = 0; i < RATES - 1; i++) {
                all.putFloat(nadam ? given[i] : 0);
            }
        }
        return all;
    }

    /** The losses of steps that are done, waiting for them. */
    double[] losses(int from, int to) {
        double[] values = new double[to - from];
        try (var host = new DoublePointer(values.length)) {
            gpu.get(host, losses.getPointer(from), (long) values.length * Double.BYTES);
            host.get(values);
        }
        return values;
    }

    private void put(BytePointer device, ByteBuffer values) {
        values.flip().limit(values.capacity());
        try (var host = new BytePointer(values)) {
            gpu.put(device, host, values.capacity());
        }
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Of each image in the source, an int. */
    BytePointer order() {
        return order;
    }

    /** {@code struct Epoch} of kernels.cu. */
    BytePointer seeds() {
        return seeds;
    }

    /** {@code struct Progress}. */
    BytePointer progress() {
        return progress;
    }

    /** A {@code struct Rates} for each step. */
    BytePointer rates() {
        return rates;
    }

    /** Of each step, a double. */
    DoublePointer losses() {
        return losses;
    }
}
