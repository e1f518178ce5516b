package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;

/** A way to train a network and to have it look at images, again and again until its meter has enough. */
interface Workload {
    /** Trains in batches of this size. */
    void train(SampleNetwork network, int batch, Meter meter);

    /** Shows a network so many images at a time. */
    void infer(SampleNetwork network, int images, Meter meter);

    /** What it computes with. */
    default String name() {
        Device.here();
        return Backend.name();
    }

    static Workload of(String word) {
        return switch (word) {
            case "trials" -> new TrialWorkload();
            case "deeplearning4j" -> new ShippedWorkload();
            default -> throw new IllegalArgumentException(word);
        };
    }
}
