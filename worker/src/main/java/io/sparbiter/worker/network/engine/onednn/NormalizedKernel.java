package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;

/**
 * The first convolution with the scale and shift of the batch normalization before it. It sees the normalized image x̂
 * and one more channel of ones (zero, as all else, in the padding): convolving γ·x̂ + β with W is convolving x̂ with γ·W
 * and the ones with β·W, summed over the channels. Going back, ∂γ = ⟨W, ∂(γ·W)⟩ and ∂β = ⟨W, ∂(ones)⟩, so that the
 * image's own gradient, a costly convolution whose result is summed up at once, is never computed.
 */
final class NormalizedKernel implements ConvolutionKernel {
    private final Convolution spec;
    private final Normalization normalization;
    private final Parameters parameters;
    private final ConvolutionKernel own;
    private final int channels;
    /** Weights of one output and one input channel. */
    private final int window;

    private Tensor folded;
    private Tensor foldedGradient;

    NormalizedKernel(Convolution spec, Normalization normalization, Parameters parameters) {
        this.spec = spec;
        this.normalization = normalization;
        this.parameters = parameters;
        own = new Own(spec, parameters);
        channels = spec.inputs();
        window = spec.kernel() * spec.kernel();
    }

    @Override
    public int outputs() {
        return spec.outputs();
    }

    @Override
    public boolean isFirst() {
        return true;
    }

    @Override
    public Tensor weights(Program program) {
        folded = tensor(program, "folded");
        program.add(this::fold);
        return folded;
    }

    @Override
    public Tensor bias(Program program) {
        return own.bias(program);
    }

    @Override
    public Tensor weightGradient(Program program) {
        foldedGradient = tensor(program, "folded_gradient");
        return foldedGradient;
    }

    @Override
    public Tensor biasGradient(Program program) {
        return own.biasGradient(program);
    }

    @Override
    public void addGradients(Program program) {
        program.add(this::unfold);
    }

    private Tensor tensor(Program program, String buffer) {
        return program.tensor(buffer, Layouts.rowMajor(spec.outputs(), channels + 1, spec.kernel(), spec.kernel()));
    }

    private void fold() {
        float[] weights = Parameters.read(parameters.weights(spec.weights()));
        float[] scaleShift = Parameters.read(parameters.weights(normalization.scaleShift()));
        float[] result = new float[foldedLength()];
        for (int output = 0; output < spec.outputs(); output++) {
            int ones = ones(output);
            for (int channel = 0; channel < channels; channel++) {
                float scale = scaleShift[channel];
                float shift = scaleShift[channels + channel];
                int from = plain(output, channel);
                int to = folded(output, channel);
                for (int i = 0; i < window; i++) {
                    result[to + i] = scale * weights[from + i];
                    result[ones + i] += shift * weights[from + i];
                }
            }
        }
        folded.floats(result.length).put(result);
    }

    private void unfold() {
        float[] weights = Parameters.read(parameters.weights(spec.weights()));
        float[] scaleShift = Parameters.read(parameters.weights(normalization.scaleShift()));
        float[] gradient = new float[foldedLength()];
        foldedGradient.floats(gradient.length).get(gradient);

        float[] weightGradient = new float[weights.length];
        double[] scaleShiftGradient = new double[2 * channels];
        for (int output = 0; output < spec.outputs(); output++) {
            int ones = ones(output);
            for (int channel = 0; channel < channels; channel++) {
                int to = plain(output, channel);
                int from = folded(output, channel);
                for (int i = 0; i < window; i++) {
                    float weight = weights[to + i];
                    weightGradient[to + i] = scaleShift[channel] * gradient[from + i]
                            + scaleShift[channels + channel] * gradient[ones + i];
                    scaleShiftGradient[channel] += weight * gradient[from + i];
                    scaleShiftGradient[channels + channel] += weight * gradient[ones + i];
                }
            }
        }
        parameters.gradients(spec.weights()).asBuffer().put(weightGradient);
        write(scaleShiftGradient);
    }

    private void write(double[] scaleShiftGradient) {
        var target = parameters.gradients(normalization.scaleShift()).asBuffer();
        for (double value : scaleShiftGradient) {
            target.put((float) value);
        }
    }

    private int foldedLength() {
        return spec.outputs() * (channels + 1) * window;
    }

    private int plain(int output, int channel) {
        return (output * channels + channel) * window;
    }

    private int folded(int output, int channel) {
        return (output * (channels + 1) + channel) * window;
    }

    private int ones(int output) {
        return folded(output, channels);
    }
}
