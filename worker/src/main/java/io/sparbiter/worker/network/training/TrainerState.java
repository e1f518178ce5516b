package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.checkpoint.Checkpoint;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies what training changes in a network to a checkpoint, and back. */
record TrainerState(MultiLayerNetwork network, BestWeights best) {
    /** What a checkpoint of this network fits. */
    static Checkpoint.Shape shape(MultiLayerNetwork network, int epochs) {
        return new Checkpoint.Shape(
                Math.toIntExact(network.numParams()),
                optimizer(network).map(state -> Math.toIntExact(state.length())).orElse(0),
                epochs);
    }

    /**
     * The state of now.
     *
     * @param backend what computed it
     * @param latestIsBest whether the best weights are the network's
     */
    Checkpoint capture(String backend, List<Epoch> history, boolean latestIsBest) {
        return new Checkpoint(
                backend,
                history,
                network.getIterationCount(),
                Floats.of(network.params()),
                optimizer(network).map(Floats::of).orElse(FloatBuffer.allocate(0)),
                latestIsBest ? Optional.empty() : Optional.of(best.kept()));
    }

    /** Makes the network what it was; the checkpoint has its shape. */
    void restore(Checkpoint checkpoint) {
        network.setIterationCount(checkpoint.iterations());
        Floats.copy(checkpoint.weights(), network.params());
        optimizer(network).ifPresent(state -> Floats.copy(checkpoint.optimizer(), state));
        best.keep(checkpoint.best().orElse(checkpoint.weights()));
    }

    private static Optional<INDArray> optimizer(MultiLayerNetwork network) {
        return Optional.ofNullable(network.getUpdater(true).getStateViewArray());
    }
}
