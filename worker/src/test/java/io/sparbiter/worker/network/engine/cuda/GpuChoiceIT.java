package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.device.ComputeCapability;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.Device.Gpu;
import io.sparbiter.worker.network.device.Device.Nd4jBackend;
import io.sparbiter.worker.network.device.DeviceException;
import io.sparbiter.worker.network.device.GpuInventory;
import io.sparbiter.worker.network.engine.EngineSelfTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which device a trial computes on, where there are GPUs. */
class GpuChoiceIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    @AfterEach
    void anyEngine() {
        System.clearProperty(Device.PROPERTY);
    }

    private static int ordinal(Device device) {
        return ((Gpu) device).ordinal();
    }

    @Test
    void theGpuThatWasAssignedIsTaken() {
        GPU.set("devices", 2);
        assertThat(ordinal(Device.of("1", true))).isEqualTo(1);
        assertThat(Device.of("0", true)).isEqualTo(new Gpu(0, "Stand-in GPU", new ComputeCapability(9, 0), false));
    }

    @Test
    void whereNobodyDealsThemOutAllAreTakenInTurn() {
        GPU.set("devices", 2);
        List<Integer> ordinals =
                Stream.generate(Device::here).limit(4).map(GpuChoiceIT::ordinal).toList();
        assertThat(ordinals).containsOnly(0, 1);
        assertThat(ordinals.subList(0, 2)).isEqualTo(ordinals.subList(2, 4)).doesNotHaveDuplicates();
    }

    @Test
    void whoWasAssignedNoneLeavesThemToOthers() {
        assertThat(Device.of("", true)).isEqualTo(new Nd4jBackend());
    }

    @Test
    void anEngineForCpusKeepsToThem() {
        System.setProperty(Device.PROPERTY, "onednn");
        assertThat(Device.of("0", true)).isEqualTo(new Nd4jBackend());
    }

    @Test
    void theCpuStandsInForAGpuThatTheLibrariesDoNotKnowUnlessItIsInsistedOn() {
        GPU.set("capability", "3.7");
        assertThat(Device.of("0", true)).isEqualTo(new Nd4jBackend());
        assertThat(Device.here()).isEqualTo(new Nd4jBackend());
        System.setProperty(Device.PROPERTY, Device.CUDA);
        assertThatThrownBy(() -> Device.of("0", true))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith(
                        "Cannot compute on this GPU, Stand-in GPU: its compute capability is 3.7, and CUDA");
    }

    @Test
    void theCpuStandsInForAGpuThatIsNotSeen() {
        assertThat(Device.of("7", true)).isEqualTo(new Nd4jBackend());
    }

    @Test
    void whatThereIsIsToldAndTested() {
        GPU.set("devices", 2);
        GpuInventory found = GpuInventory.take();
        assertThat(found.problem()).isEmpty();
        assertThat(found.libraries())
                .extracting(library -> library.version().orElse(""))
                .doesNotContain("");
        assertThat(found.cards()).hasSize(2).allSatisfy(card -> {
            assertThat(card.problem()).isEmpty();
            assertThat(card.freeBytes()).isPositive().isLessThanOrEqualTo(card.totalBytes());
            assertThat(EngineSelfTest.of(card.gpu()).passed()).isTrue();
        });
    }

    @Test
    void aCardThatTheLibrariesDoNotKnowIsToldToo() {
        GPU.set("capability", "3.5");
        GpuInventory found = GpuInventory.take();
        assertThat(found.cards().get(0).problem().orElseThrow()).contains(" and later.");
    }

    @Test
    void tf32IsForCardsFromAmpereOn() {
        GPU.set("capability", "7.5");
        assertThat(((Gpu) Device.here().withTf32(true)).tf32()).isFalse();
        GPU.set("capability", "8.0");
        assertThat(((Gpu) Device.here().withTf32(true)).tf32()).isTrue();
    }
}
