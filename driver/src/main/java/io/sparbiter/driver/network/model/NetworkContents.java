package io.sparbiter.driver.network.model;

import io.sparbiter.worker.network.layers.LayerWeights;
import io.sparbiter.worker.network.layers.NetworkSummary;
import io.sparbiter.worker.network.layers.TrainedLayers;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** What is inside a model's network, as plain numbers: its layers and their weights. */
public record NetworkContents(NetworkSummary summary, List<LayerWeights> weights) {
    public NetworkContents {
        weights = List.copyOf(weights);
    }

    /** Reads the network of a model, which loads ND4J, and frees it again. */
    public static NetworkContents of(ModelDirectory model) {
        MultiLayerNetwork network = model.network();
        try {
            return new NetworkContents(NetworkSummary.of(model.card().plan()), TrainedLayers.weights(network));
        } finally {
            network.close();
        }
    }
}
