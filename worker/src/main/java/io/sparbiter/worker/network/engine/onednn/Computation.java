package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Buffers;
import io.sparbiter.worker.network.engine.onednn.program.OneDnn;
import io.sparbiter.worker.network.engine.onednn.program.Program;
import io.sparbiter.worker.network.engine.onednn.program.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A network's passes over batches of one shape: forward and, in training, back. */
final class Computation implements AutoCloseable {
    private final InputLayers inputLayers;
    private final Program forward;
    private final Program backward;
    private final Tensor output;
    private final Tensor gradient;
    private final float[] outputs;
    private final SoftmaxLoss loss;

    /** @param training with dropout, moments of the batch and gradients; else a forward pass is all */
    Computation(Network network, OneDnn dnn, Buffers buffers, Images images, boolean training) {
        forward = new Program(dnn, buffers);
        backward = new Program(dnn, buffers);
        inputLayers = new InputLayers(network, images, training);

        double[] classWeights = network.plan().last().weights();
        loss = new SoftmaxLoss(classWeights);
        outputs = new float[images.count() * classWeights.length];

        List<Node> nodes = new ArrayList<>(inputLayers.first());
        for (int i = inputLayers.layers(); i < network.plan().layers().size(); i++) {
            nodes.addAll(Nodes.of(network, i, training));
        }
        output = addForward(nodes, inputLayers.tensor(forward));
        gradient = backward.tensor("loss_gradient", output.layout());
        if (training) {
            addBackward(nodes);
        }
    }

    /** Leaves the gradients of a batch's loss, a mean over its images, with the parameters; returns the loss. */
    double gradients(float[] pixels, int[] labels) {
        run(pixels);
        double result = loss.gradient(outputs, labels);
        gradient.floats(outputs.length).put(outputs);
        backward.run();
        return result;
    }

    /** Probabilities [images][classes]. */
    float[][] probabilities(float[] pixels) {
        run(pixels);
        return loss.probabilities(outputs);
    }

    private void run(float[] pixels) {
        inputLayers.put(pixels);
        forward.run();
        output.floats(outputs.length).get(outputs);
    }

    private Tensor addForward(List<Node> nodes, Tensor input) {
        Tensor tensor = input;
        for (Node node : nodes) {
            tensor = node.forward(forward, tensor);
        }
        return tensor;
    }

    private void addBackward(List<Node> nodes) {
        Tensor tensor = gradient;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            tensor = nodes.get(i).backward(backward, tensor);
        }
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
    }
}
