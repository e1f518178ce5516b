package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;

/** Batch normalization between layers: by the batch's own moments in training, by the running ones afterwards. */
final class NormalizationNode implements Node {
    private final String name;
    private final Normalization spec;
    private final RunningMoments running;
    private final Parameters parameters;
    private final boolean training;
    private final int flags;

    private batch_normalization_forward.primitive_desc operation;
    private Tensor source;
    private Tensor mean;
    private Tensor variance;

    NormalizationNode(String name, Normalization spec, Parameters parameters, boolean training) {
        this.name = name;
        this.spec = spec;
        this.parameters = parameters;
        this.training = training;
        running = new RunningMoments(spec, parameters);
        flags = training ? dnnl.dnnl_use_scaleshift : dnnl.dnnl_use_scaleshift | dnnl.dnnl_use_global_stats;
    }

    @Override
    public Tensor forward(Program program, Tensor input) {
        source = input;
        operation = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(
                        training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                        input.layout(),
                        (float) spec.epsilon(),
                        flags),
                program.dnn().cpu());
        mean = program.tensor(name + ".mean", Layouts.rowMajor(spec.channels()));
        variance = program.tensor(name + ".variance", Layouts.rowMajor(spec.channels()));
        if (!training) {
            program.add(this::takeRunningMoments);
        }
        Tensor output = program.tensor(name + ".output", operation.dst_desc());
        program.add(
                operation,
                Map.of(
                        dnnl.DNNL_ARG_SRC, source,
                        dnnl.DNNL_ARG_SCALE_SHIFT, scaleShift(program),
                        dnnl.DNNL_ARG_MEAN, mean,
                        dnnl.DNNL_ARG_VARIANCE, variance,
                        dnnl.DNNL_ARG_DST, output));
        return output;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        Tensor own = program.in(source.layout(), gradient, BufferNames.GRADIENT_AGAIN);
        var backward = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(
                        dnnl.dnnl_backward, own.layout(), source.layout(), (float) spec.epsilon(), flags),
                program.dnn().cpu(),
                operation);
        program.add(
                backward,
                Map.of(
                        dnnl.DNNL_ARG_SRC, source,
                        dnnl.DNNL_ARG_MEAN, mean,
                        dnnl.DNNL_ARG_VARIANCE, variance,
                        dnnl.DNNL_ARG_DIFF_DST, own,
                        dnnl.DNNL_ARG_SCALE_SHIFT, scaleShift(program),
                        dnnl.DNNL_ARG_DIFF_SRC, own,
                        dnnl.DNNL_ARG_DIFF_SCALE_SHIFT,
                                program.at(
                                        Layouts.rowMajor(2, spec.channels()),
                                        parameters.gradients(spec.scaleShift()))));
        program.add(this::followMoments);
        return own;
    }

    private Tensor scaleShift(Program program) {
        return program.at(Layouts.rowMajor(2, spec.channels()), parameters.weights(spec.scaleShift()));
    }

    private void takeRunningMoments() {
        mean.floats(spec.channels()).put(running.means());
        variance.floats(spec.channels()).put(running.variances());
    }

    private void followMoments() {
        float[] means = new float[spec.channels()];
        float[] variances = new float[spec.channels()];
        mean.floats(means.length).get(means);
        variance.floats(variances.length).get(variances);
        running.follow(means, variances);
    }
}
