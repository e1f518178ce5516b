package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.FeatureMaps;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Convolution by cuDNN, then bias, ReLU and pooling in one kernel. Going back, pooling's winners say where gradients go;
 * the convolution's own output is needed no more, so that all convolutions of a network share one array for it, and for
 * its gradient.
 */
final class ConvolutionNode implements Node {
    private static final String WIDE = "wide";

    private final Convolution spec;
    private final Site site;
    /** An even kernel's smaller half of padding is at the beginning; cuDNN pads alike and makes a row and column more. */
    private final int skip;

    private CudnnConvolution convolution;
    private Tensor input;
    private Tensor wide;
    private Tensor output;
    private BytePointer winners;

    ConvolutionNode(Convolution spec, Site site) {
        this.spec = spec;
        this.site = site;
        skip = spec.kernel() % 2 == 0 ? 1 : 0;
    }

    @Override
    public Tensor forward(Program program, Tensor in) {
        input = in;
        Gpu gpu = site.gpu();
        FeatureMaps convolved = spec.convolved();
        var maps = new FeatureMaps(convolved.channels(), convolved.height() + skip, convolved.width() + skip);
        wide = site.tensor(WIDE, in.images(), maps);
        output = site.tensor(spec.name() + ".output", in.images(), spec.output());
        convolution = new CudnnConvolution(gpu, in, wide, spec.kernel(), site.training());
        winners = site.training() ? gpu.memory().bytes(spec.name() + ".winners", output.size()) : null;

        FloatPointer kernel = site.vectors().weights(spec.weights());
        program.add(() -> convolution.forward(input.data(), kernel, wide.data()));
        program.add(gpu.launchFor(
                output.size(),
                "biasReluPool",
                wide.data(),
                site.vectors().weights(spec.bias()),
                in.images() * spec.outputs(),
                spec.outputs(),
                maps.height(),
                maps.width(),
                skip,
                output.data(),
                winners));
        return output;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        Gpu gpu = site.gpu();
        program.add(gpu.launch(
                "poolBiasGradient",
                spec.outputs(),
                Kernels.THREADS,
                gradient.data(),
                winners,
                gradient.images(),
                spec.outputs(),
                output.maps().area(),
                site.vectors().gradients(spec.bias())));
        program.add(gpu.launchFor(
                wide.size(),
                "poolReluBackward",
                gradient.data(),
                winners,
                gradient.images() * spec.outputs(),
                wide.maps().height(),
                wide.maps().width(),
                skip,
                wide.data()));
        FloatPointer kernelGradient = site.vectors().gradients(spec.weights());
        program.add(() -> convolution.backwardKernel(input.data(), wide.data(), kernelGradient));
        FloatPointer kernel = site.vectors().weights(spec.weights());
        Tensor result = site.gradient(input, gradient);
        program.add(() -> convolution.backwardInput(kernel, wide.data(), result.data()));
        return result;
    }
}
