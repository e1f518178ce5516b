package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Libraries without a card, in a JVM of its own: what is found there is found once. */
class NoGpuIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    @Test
    void whoAsksForAGpuIsToldThatThereIsNone() {
        GPU.set("devices", 0);
        assertThatThrownBy(CudaNetworks::gpu)
                .isInstanceOf(DeviceException.class)
                .hasMessage("Cannot compute on a GPU, as -Dsparbiter.engine=cuda asks. CUDA sees no GPU here.\n"
                        + "See whether nvidia-smi lists one, and what CUDA_VISIBLE_DEVICES and the container hide.");
        assertThat(Device.of("0", true)).isEqualTo(new Device.Nd4jBackend());
    }
}
