package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;

/** Gives a convolution its weights and takes their gradients. */
interface ConvolutionKernel {
    int outputs();

    /** Whether nothing before it wants a gradient. */
    boolean isFirst();

    /** Row-major weights; adds the steps that make them, if any. */
    Tensor weights(Program program);

    Tensor bias(Program program);

    /** Where the row-major gradient is to be written. */
    Tensor weightGradient(Program program);

    Tensor biasGradient(Program program);

    /** Adds what is to be done with the written gradients. */
    void addGradients(Program program);

    /** The network's own weights, as they are. */
    record Own(Convolution spec, Parameters parameters) implements ConvolutionKernel {
        @Override
        public int outputs() {
            return spec.outputs();
        }

        @Override
        public boolean isFirst() {
            return false;
        }

        @Override
        public Tensor weights(Program program) {
            return program.at(
                    Layouts.rowMajor(spec.outputs(), spec.inputs(), spec.kernel(), spec.kernel()),
                    parameters.weights(spec.weights()));
        }

        @Override
        public Tensor bias(Program program) {
            return program.at(Layouts.rowMajor(spec.outputs()), parameters.weights(spec.bias()));
        }

        @Override
        public Tensor weightGradient(Program program) {
            return program.at(
                    Layouts.rowMajor(spec.outputs(), spec.inputs(), spec.kernel(), spec.kernel()),
                    parameters.gradients(spec.weights()));
        }

        @Override
        public Tensor biasGradient(Program program) {
            return program.at(Layouts.rowMajor(spec.outputs()), parameters.gradients(spec.bias()));
        }

        @Override
        public void addGradients(Program program) {
            // They are in place.
        }
    }
}
