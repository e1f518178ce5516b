package io.sparbiter.worker.network.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.Optimizer;
import io.sparbiter.worker.network.layers.Points;
import org.junit.jupiter.api.Test;

/** On a CPU. */
class EnginesTest {
    private static final Device DEVICE = Device.here();

    private static NetworkPlan plan(Optimizer optimizer) {
        HyperParameters small = Points.small(4, 8);
        return Points.plan(new HyperParameters(
                small.convolutions(), small.dense1Units(), 0, optimizer, 0.001, 0, 0, 0, small.batch()));
    }

    private static Class<?> opened(Optimizer optimizer) {
        NetworkPlan plan = plan(optimizer);
        try (Engine engine = Engines.open(plan, NetworkFactory.network(plan, 1), DEVICE)) {
            return engine.getClass();
        }
    }

    @Test
    void kerasOptimizersRunOnOneDnnAndOthersOnDeeplearning4jsLayers() {
        assertThat(opened(Optimizer.ADAM)).isEqualTo(OneDnnEngine.class);
        assertThat(Engines.backend(plan(Optimizer.ADAM), DEVICE)).contains("oneDNN");
        assertThat(opened(Optimizer.ND4J_ADADELTA)).isEqualTo(LayerEngine.class);
        assertThat(Engines.backend(plan(Optimizer.ND4J_ADADELTA), DEVICE)).doesNotContain("oneDNN");
    }

    @Test
    void aUserNamesTheEngine() {
        System.setProperty(Engines.PROPERTY, "layers");
        try {
            assertThat(opened(Optimizer.ADAM)).isEqualTo(LayerEngine.class);
            assertThat(Engines.backend(plan(Optimizer.ADAM), DEVICE)).doesNotContain("oneDNN");
        } finally {
            System.clearProperty(Engines.PROPERTY);
        }
    }
}
