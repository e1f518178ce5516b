package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Relu;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** Convolution and ReLU; that ReLU's gradient is taken after pooling, where it is the same and a quarter of the size. */
final class ConvolutionNode implements Node {
    private static final int DIRECT = dnnl.dnnl_convolution_direct;
    private static final long[] STRIDES = {1, 1};

    private final String name;
    private final ConvolutionKernel kernel;
    private final boolean training;
    private final long[] before;
    private final long[] after;

    private convolution_forward.primitive_desc operation;
    private Tensor source;
    private Tensor plainKernel;

    ConvolutionNode(String name, Convolution spec, ConvolutionKernel kernel, boolean training) {
        this.name = name;
        this.kernel = kernel;
        this.training = training;
        before = new long[] {(spec.kernel() - 1) / 2, (spec.kernel() - 1) / 2};
        after = new long[] {spec.kernel() / 2, spec.kernel() / 2};
    }

    @Override
    public Tensor forward(Program program, Tensor input) {
        long[] in = Layouts.dimensions(input.layout());
        plainKernel = kernel.weights(program);
        Tensor bias = kernel.bias(program);
        operation = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                        DIRECT,
                        Layouts.any(in),
                        anyKernel(),
                        bias.layout(),
                        Layouts.any(in[0], kernel.outputs(), in[2], in[3]),
                        STRIDES,
                        before,
                        after),
                Relu.attached(),
                program.dnn().cpu());
        source = program.in(operation.src_desc(), input, name + ".source");
        Tensor weights = program.in(operation.weights_desc(), plainKernel, name + ".weights");
        Tensor output = program.tensor(BufferNames.WIDE, operation.dst_desc());
        program.add(
                operation,
                Map.of(
                        dnnl.DNNL_ARG_SRC, source,
                        dnnl.DNNL_ARG_WEIGHTS, weights,
                        dnnl.DNNL_ARG_BIAS, bias,
                        dnnl.DNNL_ARG_DST, output));
        return output;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        addWeightGradient(program, gradient);
        return kernel.isFirst() ? gradient : addSourceGradient(program, gradient);
    }

    private void addWeightGradient(Program program, Tensor gradient) {
        Tensor biasGradient = kernel.biasGradient(program);
        var backward = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        DIRECT,
                        Layouts.any(Layouts.dimensions(source.layout())),
                        anyKernel(),
                        biasGradient.layout(),
                        Layouts.any(Layouts.dimensions(gradient.layout())),
                        STRIDES,
                        before,
                        after),
                program.dnn().cpu(),
                operation);
        Tensor plain = kernel.weightGradient(program);
        boolean inPlace = backward.diff_weights_desc().equals(plain.layout());
        Tensor computed = inPlace ? plain : program.tensor(name + ".weight_gradient", backward.diff_weights_desc());
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_SRC,
                        program.in(backward.src_desc(), source, name + ".source_again"),
                        dnnl.DNNL_ARG_DIFF_DST,
                        program.in(backward.diff_dst_desc(), gradient, BufferNames.WIDE_AGAIN),
                        dnnl.DNNL_ARG_DIFF_WEIGHTS,
                        computed,
                        dnnl.DNNL_ARG_DIFF_BIAS,
                        biasGradient));
        if (!inPlace) {
            program.copy(computed, plain);
        }
        kernel.addGradients(program);
    }

    private Tensor addSourceGradient(Program program, Tensor gradient) {
        var backward = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        DIRECT,
                        Layouts.any(Layouts.dimensions(source.layout())),
                        anyKernel(),
                        Layouts.any(Layouts.dimensions(gradient.layout())),
                        STRIDES,
                        before,
                        after),
                program.dnn().cpu(),
                operation);
        Tensor result = program.tensor(BufferNames.GRADIENT, backward.diff_src_desc());
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_DIFF_DST, program.in(backward.diff_dst_desc(), gradient, BufferNames.WIDE_AGAIN),
                        dnnl.DNNL_ARG_WEIGHTS,
                                program.in(backward.weights_desc(), plainKernel, name + ".weights_again"),
                        dnnl.DNNL_ARG_DIFF_SRC, result));
        return result;
    }

    private memory.desc anyKernel() {
        return Layouts.any(Layouts.dimensions(plainKernel.layout()));
    }
}
