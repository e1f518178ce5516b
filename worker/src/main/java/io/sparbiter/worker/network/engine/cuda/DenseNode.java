package io.sparbiter.worker.network.engine.cuda;

import static org.bytedeco.cuda.global.cublas.CUBLAS_OP_N;
import static org.bytedeco.cuda.global.cublas.CUBLAS_OP_T;

import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.layers.FeatureMaps;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.javacpp.FloatPointer;

/** A dense layer, with ReLU or without. Images are row-major already, as its weights expect them. */
final class DenseNode implements Node {
    private final Dense spec;
    private final Site site;
    private final boolean relu;
    private final boolean first;
    private final FloatPointer one;
    private final FloatPointer zero;

    private Tensor input;
    private Tensor output;

    /** @param first whether nothing before it wants a gradient */
    DenseNode(Dense spec, Site site, boolean relu, boolean first) {
        this.spec = spec;
        this.site = site;
        this.relu = relu;
        this.first = first;
        one = site.gpu().keep(new FloatPointer(new float[] {1}));
        zero = site.gpu().keep(new FloatPointer(new float[] {0}));
    }

    @Override
    public Tensor forward(Program program, Tensor in) {
        input = in;
        output = site.tensor(spec.name() + ".output", in.images(), new FeatureMaps(spec.outputs(), 1, 1));
        FloatPointer weights = site.vectors().weights(spec.weights());
        // cuBLAS counts by columns: what is [a, b] by rows is [b, a] there.
        program.add(() -> multiply(
                CUBLAS_OP_T,
                CUBLAS_OP_N,
                spec.outputs(),
                in.images(),
                spec.inputs(),
                weights,
                spec.inputs(),
                in.data(),
                spec.inputs(),
                output.data(),
                spec.outputs()));
        program.add(site.gpu()
                .launchFor(
                        output.size(),
                        "denseBias",
                        output.data(),
                        site.vectors().weights(spec.bias()),
                        output.size(),
                        spec.outputs(),
                        relu ? 1 : 0));
        return output;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        if (relu) {
            program.add(
                    site.gpu().launchFor(output.size(), "reluBackward", gradient.data(), output.data(), output.size()));
        }
        program.add(site.gpu()
                .launch(
                        "denseBiasGradient",
                        spec.outputs(),
                        Kernels.THREADS,
                        gradient.data(),
                        gradient.images(),
                        spec.outputs(),
                        site.vectors().gradients(spec.bias())));
        FloatPointer weightGradient = site.vectors().gradients(spec.weights());
        program.add(() -> multiply(
                CUBLAS_OP_N,
                CUBLAS_OP_T,
                spec.inputs(),
                spec.outputs(),
                input.images(),
                input.data(),
                spec.inputs(),
                gradient.data(),
                spec.outputs(),
                weightGradient,
                spec.inputs()));
        return first ? gradient : addInputGradient(program, gradient);
    }

    private Tensor addInputGradient(Program program, Tensor gradient) {
        Tensor result = site.gradient(input, gradient);
        FloatPointer weights = site.vectors().weights(spec.weights());
        program.add(() -> multiply(
                CUBLAS_OP_N,
                CUBLAS_OP_N,
                spec.inputs(),
                input.images(),
                spec.outputs(),
                weights,
                spec.inputs(),
                gradient.data(),
                spec.outputs(),
                result.data(),
                spec.inputs()));
        return result;
    }

    private void multiply(
            int transposeA,
            int transposeB,
            int rows,
            int columns,
            int depth,
            FloatPointer a,
            int strideA,
            FloatPointer b,
            int strideB,
            FloatPointer c,
            int strideC) {
        Cuda.checkBlas(cublas.cublasSgemm_v2(
                site.gpu().blas(),
                transposeA,
                transposeB,
                rows,
                columns,
                depth,
                one,
                a,
                strideA,
                b,
                strideB,
                zero,
                c,
                strideC));
    }
}
