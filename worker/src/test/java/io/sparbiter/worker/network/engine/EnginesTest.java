package io.sparbiter.worker.network.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.DeviceException;
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
        System.setProperty(Device.PROPERTY, "layers");
        try {
            assertThat(opened(Optimizer.ADAM)).isEqualTo(LayerEngine.class);
            assertThat(Engines.backend(plan(Optimizer.ADAM), DEVICE)).doesNotContain("oneDNN");
        } finally {
            System.clearProperty(Device.PROPERTY);
        }
    }

    @Test
    void anEngineThatThereIsNotIsRefusedAndAnEmptyWordIsNone() {
        System.setProperty(Device.PROPERTY, "CUDA");
        try {
            assertThatThrownBy(() -> opened(Optimizer.ADAM))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("Cannot compute with -Dsparbiter.engine=CUDA: there is no such engine.\n"
                            + "Take one of cuda, onednn, layers, or leave it out to have the fastest.");
            System.setProperty(Device.PROPERTY, "");
            assertThat(opened(Optimizer.ADAM)).isEqualTo(OneDnnEngine.class);
        } finally {
            System.clearProperty(Device.PROPERTY);
        }
    }
}
