package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.NetworkPlan;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A kind of engine: tells whether it can compute a network on a device, and opens one that does. */
interface EngineProvider {
    /** The word that asks for it, in {@code -Dsparbiter.engine}. */
    String name();

    /** Whether it can compute the network there; what it needs for that may be loaded. */
    boolean supports(NetworkPlan plan, Device device);

    /** What computes, for the table, such as {@code nd4j-native 1.0.0-M2.1, oneDNN 2.5.2}. */
    String backend(Device device);

    /**
     * Opens an engine for the calling thread.
     *
     * @param network of the plan
     */
    Engine open(NetworkPlan plan, MultiLayerNetwork network, Device device);
}
