package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The engines that there are, the fastest first. */
public final class Engines {
    private static final EngineProvider LAYERS = new LayerEngine.Provider();
    private static final List<EngineProvider> FASTEST_FIRST =
            List.of(new CudaEngine.Provider(), new OneDnnEngine.Provider());

    private Engines() {}

    /** Opens the fastest engine for this network on this device, for the calling thread. */
    public static Engine open(NetworkPlan plan, MultiLayerNetwork network, Device device) {
        return fastest(plan, device).open(plan, network, device);
    }

    /** The same, whatever engine a user asked for. */
    static Engine openFastest(NetworkPlan plan, MultiLayerNetwork network, Device device) {
        return fastest(plan, device, Optional.empty()).open(plan, network, device);
    }

    /** What {@link #open} would compute this network with, such as {@code nd4j-native 1.0.0-M2.1, oneDNN 2.5.2}. */
    public static String backend(NetworkPlan plan, Device device) {
        return fastest(plan, device).backend(device);
    }

    private static EngineProvider fastest(NetworkPlan plan, Device device) {
        return fastest(plan, device, Device.wantedEngine());
    }

    private static EngineProvider fastest(NetworkPlan plan, Device device, Optional<String> wanted) {
        return FASTEST_FIRST.stream()
                .filter(provider -> wanted.map(provider.name()::equals).orElse(true))
                .filter(provider -> provider.supports(plan, device))
                .findFirst()
                .orElse(LAYERS);
    }
}
