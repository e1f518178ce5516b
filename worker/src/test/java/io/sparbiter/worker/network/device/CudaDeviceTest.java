package io.sparbiter.worker.network.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.device.cuda.CudaVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CudaDeviceTest {
    private final List<Integer> selected = new ArrayList<>();

    private CudaDevice device(Map<String, String> environment, int count) {
        return device(environment, count, new ComputeCapability(8, 0));
    }

    private CudaDevice device(Map<String, String> environment, int count, ComputeCapability capability) {
        return new CudaDevice(environment, new ImaginaryGpus(count, capability), new MachineCode.OfNd4j());
    }

    private final class ImaginaryGpus implements CudaGpus {
        private final int count;
        private final ComputeCapability capability;

        ImaginaryGpus(int count, ComputeCapability capability) {
            this.count = count;
            this.capability = capability;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int selected() {
            return 0;
        }

        @Override
        public void select(int ordinal) {
            selected.add(ordinal);
        }

        @Override
        public String name(int ordinal) {
            return "NVIDIA H200";
        }

        @Override
        public ComputeCapability capability(int ordinal) {
            return capability;
        }
    }

    @Test
    void anAddressIsCudasOwnNumberWhereAllGpusAreVisible() {
        device(Map.of(), 8).use("3");
        assertThat(selected).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2,5 | 5 | 1", "2 , 5 | 2 | 0", "GPU-a,GPU-b | GPU-b | 1", "0 | 0 | 0"})
    void whereSomeAreVisibleTheirPlaceInTheListCounts(String visible, String address, int ordinal) {
        device(Map.of("CUDA_VISIBLE_DEVICES", visible), 2).use(address);
        assertThat(selected).containsExactly(ordinal);
    }

    @Test
    void withoutAnAddressTheChoiceIsNd4js() {
        device(Map.of(), 2).use("");
        assertThat(selected).isEmpty();
    }

    @Test
    void aHiddenGpuIsRefused() {
        assertThatThrownBy(
                        () -> device(Map.of("CUDA_VISIBLE_DEVICES", "0,1"), 2).use("3"))
                .isInstanceOf(DeviceException.class)
                .hasMessage(
                        "Cannot compute on GPU 3: CUDA sees 2 GPUs here, and CUDA_VISIBLE_DEVICES is 0,1.\n"
                                + "Leave CUDA_VISIBLE_DEVICES unset in executors, or let it list what the discovery script prints.");
        assertThat(selected).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8", "GPU-a", "'0,1'"})
    void whatCudaDoesNotHaveIsRefused(String address) {
        assertThatThrownBy(() -> device(Map.of(), 8).use(address))
                .hasMessageStartingWith("Cannot compute on GPU " + address + ": CUDA sees 8 GPUs here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void aGpuThatNd4jHasNoCodeForIsRefused(String address) {
        assertThatThrownBy(
                        () -> device(Map.of(), 2, new ComputeCapability(9, 0)).use(address))
                .isInstanceOf(DeviceException.class)
                .hasMessage(
                        "Cannot compute on this GPU, NVIDIA H200: its compute capability is 9.0, and ND4J for CUDA 11.6 has code for 3.7 to 8.9.\n"
                                + "Take GPUs of a generation before Hopper, or the usual jar, which is built without the profile cuda.");
        assertThat(selected).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5, false",
        "3, 7, true",
        "5, 0, true",
        "6, 1, true",
        "7, 5, true",
        "8, 0, true",
        "8, 9, true",
        "9, 0, false",
        "10, 0, false",
        "12, 0, false"
    })
    void codeRunsOnItsOwnGeneration(int major, int minor, boolean supported) {
        assertThat(new MachineCode.OfNd4j().runsOn(new ComputeCapability(major, minor)))
                .isEqualTo(supported);
    }

    @ParameterizedTest
    @CsvSource({
        "12090, 91002, 5, 0, true",
        "12090, 91002, 3, 7, false",
        "12090, 91002, 12, 1, true",
        "12090, 91100, 7, 0, false",
        "12090, 91100, 7, 5, true",
        "13000, 91900, 7, 0, false",
        "13000, 91900, 7, 5, true"
    })
    void cudasOwnCodeBeginsWithAGeneration(int runtime, int cudnn, int major, int minor, boolean supported) {
        var versions = new CudaVersions(runtime, runtime, "", cudnn, "");
        assertThat(new MachineCode.OfCuda(versions).runsOn(new ComputeCapability(major, minor)))
                .isEqualTo(supported);
    }

    @Test
    void onACpuAnAddressHasNoEffect() {
        assertThat(Device.of("7", true)).isEqualTo(new Device.Nd4jBackend());
    }
}
