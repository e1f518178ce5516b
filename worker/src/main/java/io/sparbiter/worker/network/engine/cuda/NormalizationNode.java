package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Batch normalization: by the batch's own moments in training, by the running ones afterwards. */
final class NormalizationNode implements Node {
    /** Numbers that a block sums in one go. */
    private static final int NUMBERS_A_BLOCK = 1024;

    private final Normalization spec;
    private final Site site;
    private final boolean first;

    private Tensor input;
    private int splits;
    private FloatPointer mean;
    private FloatPointer inverse;
    private BytePointer partial;

    /** @param first whether nothing before it wants a gradient */
    NormalizationNode(Normalization spec, Site site, boolean first) {
        this.spec = spec;
        this.site = site;
        this.first = first;
    }

    @Override
    public Tensor forward(Program program, Tensor in) {
        input = in;
        Tensor output = site.tensor(spec.name() + ".output", in.images(), in.maps());
        if (site.training()) {
            addTraining(program, output);
        } else {
            addInference(program, output);
        }
        return output;
    }

    private void addInference(Program program, Tensor output) {
        program.add(site.gpu()
                .launch(
                        "normalizationInference",
                        input.images() * spec.channels(),
                        Kernels.THREADS,
                        input.data(),
                        spec.channels(),
                        input.maps().area(),
                        site.vectors().weights(spec.scaleShift()),
                        (float) spec.epsilon(),
                        site.vectors().weights(spec.mean()),
                        site.vectors().weights(spec.logDeviation()),
                        output.data()));
    }

    private void addTraining(Program program, Tensor output) {
        int channels = spec.channels();
        int count = input.images() * input.maps().area();
        // Enough blocks for a large card, few enough to add up.
        splits = Math.max(1, Math.min((count + NUMBERS_A_BLOCK - 1) / NUMBERS_A_BLOCK, Kernels.THREADS / channels + 1));
        mean = site.gpu().memory().floats(spec.name() + ".mean", channels);
        inverse = site.gpu().memory().floats(spec.name() + ".inverse", channels);
        partial = site.gpu().memory().bytes(spec.name() + ".partial", 2L * Double.BYTES * channels * splits);
        addSums(program, null);
        Vectors vectors = site.vectors();
        program.add(site.gpu()
                .launch(
                        "normalizationForward",
                        channels * splits,
                        Kernels.THREADS,
                        input.data(),
                        partial,
                        input.images(),
                        channels,
                        input.maps().area(),
                        splits,
                        vectors.weights(spec.scaleShift()),
                        (float) spec.epsilon(),
                        spec.momentum(),
                        vectors.weights(spec.mean()),
                        vectors.weights(spec.logDeviation()),
                        vectors.gradients(spec.mean()),
                        vectors.gradients(spec.logDeviation()),
                        mean,
                        inverse,
                        output.data()));
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        addSums(program, gradient.data());
        program.add(site.gpu()
                .launch(
                        "normalizationBackward",
                        spec.channels() * splits,
                        Kernels.THREADS,
                        input.data(),
                        gradient.data(),
                        partial,
                        input.images(),
                        spec.channels(),
                        input.maps().area(),
                        splits,
                        site.vectors().weights(spec.scaleShift()),
                        mean,
                        inverse,
                        site.vectors().gradients(spec.scaleShift()),
                        first ? null : gradient.data()));
        return gradient;
    }

    private void addSums(Program program, FloatPointer gradient) {
        program.add(site.gpu()
                .launch(
                        "normalizationSums",
                        spec.channels() * splits,
                        Kernels.THREADS,
                        input.data(),
                        gradient,
                        mean,
                        inverse,
                        input.images(),
                        spec.channels(),
                        input.maps().area(),
                        splits,
                        partial));
    }
}
