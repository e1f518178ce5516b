package io.sparbiter.worker.network.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Which engine a network gets. */
final class EngineChoice {
    /** Set to {@link #LAYERS} to do without oneDNN's own engine, to compare or to look for a fault. */
    static final String PROPERTY = "sparbiter.engine";

    static final String LAYERS = "layers";

    private EngineChoice() {}

    static boolean isOneDnn(MultiLayerNetwork network) {
        return !LAYERS.equals(System.getProperty(PROPERTY)) && OneDnnEngine.supports(network);
    }
}
