package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Relu;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.primitive_attr;

/** A dense layer, with ReLU or without. Images are flattened first, row-major, as Deeplearning4j's weights expect. */
final class DenseNode implements Node {
    private final String name;
    private final Dense spec;
    private final Parameters parameters;
    private final boolean relu;
    private final boolean first;
    private final boolean training;

    private inner_product_forward.primitive_desc operation;
    private Tensor input;
    private Tensor source;
    private Tensor weights;
    private Tensor output;

    /** @param first whether nothing before it wants a gradient */
    DenseNode(String name, Dense spec, Parameters parameters, boolean relu, boolean first, boolean training) {
        this.name = name;
        this.spec = spec;
        this.parameters = parameters;
        this.relu = relu;
        this.first = first;
        this.training = training;
    }

    @Override
    public Tensor forward(Program program, Tensor given) {
        input = given;
        source = flat(program, input);
        long batch = Layouts.dimensions(source.layout())[0];
        weights = program.at(Layouts.rowMajor(spec.outputs(), spec.inputs()), parameters.weights(spec.weights()));
        Tensor bias = program.at(Layouts.rowMajor(spec.outputs()), parameters.weights(spec.bias()));
        operation = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                        source.layout(),
                        weights.layout(),
                        bias.layout(),
                        Layouts.rowMajor(batch, spec.outputs())),
                relu ? Relu.attached() : new primitive_attr(),
                program.dnn().cpu());
        output = program.tensor(name + ".output", operation.dst_desc());
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
        if (relu) {
            Relu.addBackward(program, output, gradient);
        }
        addWeightGradient(program, gradient);
        return first ? gradient : addSourceGradient(program, gradient);
    }

    private void addWeightGradient(Program program, Tensor gradient) {
        Tensor biasGradient = program.at(Layouts.rowMajor(spec.outputs()), parameters.gradients(spec.bias()));
        var backward = new inner_product_backward_weights.primitive_desc(
                new inner_product_backward_weights.desc(
                        source.layout(), weights.layout(), biasGradient.layout(), gradient.layout()),
                program.dnn().cpu(),
                operation);
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_SRC, source,
                        dnnl.DNNL_ARG_DIFF_DST, gradient,
                        dnnl.DNNL_ARG_DIFF_WEIGHTS, program.at(weights.layout(), parameters.gradients(spec.weights())),
                        dnnl.DNNL_ARG_DIFF_BIAS, biasGradient));
    }

    private Tensor addSourceGradient(Program program, Tensor gradient) {
        var backward = new inner_product_backward_data.primitive_desc(
                new inner_product_backward_data.desc(source.layout(), weights.layout(), gradient.layout()),
                program.dnn().cpu(),
                operation);
        String buffer = name + ".source_gradient";
        Tensor result = program.tensor(buffer, source.layout());
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_DIFF_DST, gradient,
                        dnnl.DNNL_ARG_WEIGHTS, weights,
                        dnnl.DNNL_ARG_DIFF_SRC, result));
        return Layouts.dimensions(input.layout()).length == 2 ? result : image(program, buffer);
    }

    /** The input as [batch, inputs]: copied to row-major, then seen as two-dimensional. */
    private Tensor flat(Program program, Tensor image) {
        long[] dimensions = Layouts.dimensions(image.layout());
        if (dimensions.length == 2) {
            return image;
        }
        String buffer = name + ".flat";
        program.copy(image, program.tensor(buffer, Layouts.rowMajor(dimensions)));
        return program.tensor(buffer, Layouts.rowMajor(dimensions[0], spec.inputs()));
    }

    /** The numbers of a flat buffer in the input's own shape and layout. */
    private Tensor image(Program program, String buffer) {
        Tensor rowMajor = program.tensor(buffer, Layouts.rowMajor(Layouts.dimensions(input.layout())));
        Tensor result = program.tensor(BufferNames.GRADIENT, input.layout());
        program.copy(rowMajor, result);
        return result;
    }
}
