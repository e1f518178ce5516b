package io.sparbiter.worker.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaDeviceTest {
    private final List<Integer> selected = new ArrayList<>();

    private CudaDevice device(Map<String, String> environment, int count) {
        return new CudaDevice(environment, () -> count, selected::add);
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
                .isInstanceOf(IllegalStateException.class)
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

    @Test
    void onACpuAnAddressHasNoEffect() {
        Device device = Device.current();
        device.use("7");
        assertThat(device).isNotInstanceOf(CudaDevice.class);
    }
}
