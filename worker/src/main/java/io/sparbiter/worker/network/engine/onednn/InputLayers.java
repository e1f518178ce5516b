package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Layouts;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import io.sparbiter.worker.network.layers.LayerPlan;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import java.util.List;
import java.util.function.UnaryOperator;

/** Brings images into a network: normalized for a first convolution, or as they are for a first dense layer. */
final class InputLayers {
    private final UnaryOperator<float[]> prepare;
    private final List<Node> first;
    private final int layers;
    private final long[] shape;
    private Tensor tensor;

    InputLayers(Network network, Images images, boolean training) {
        List<LayerPlan> all = network.plan().layers();
        if (all.get(0) instanceof Normalization normalization && all.get(1) instanceof Convolution convolution) {
            int area = images.height() * images.width();
            prepare = new ImageNormalization(normalization, network.parameters(), images.count(), area, training)
                    ::normalize;
            var kernel = new NormalizedKernel(convolution, normalization, network.parameters());
            first = Nodes.convolution(1, convolution, kernel, training);
            layers = 2;
            shape = new long[] {images.count(), images.channels() + 1, images.height(), images.width()};
        } else if (all.get(0) instanceof Dense dense) {
            prepare = UnaryOperator.identity();
            first = List.of(new DenseNode("layer_0", dense, network.parameters(), true, true, training));
            layers = 1;
            shape = new long[] {images.count(), images.pixels() / images.count()};
        } else {
            throw new IllegalArgumentException("Cannot compute a network that begins with " + all.get(0));
        }
    }

    /** What the first of the other layers' nodes come after. */
    List<Node> first() {
        return first;
    }

    /** How many of the network's layers are in those. */
    int layers() {
        return layers;
    }

    /** Where the images will be. */
    Tensor tensor(Program program) {
        tensor = program.tensor("images", Layouts.rowMajor(shape));
        return tensor;
    }

    void put(float[] pixels) {
        float[] prepared = prepare.apply(pixels);
        tensor.floats(prepared.length).put(prepared);
    }
}
