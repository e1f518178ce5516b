package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.cuda.global.cudart.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in is as strict as CUDA where it stands for it. */
class StandInIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    @Test
    void newMemoryIsNotANumber() throws IOException {
        try (var device = new StandInDevice()) {
            assertThat(device.get(device.floats(3), 3)).containsOnly(Float.NaN);
        }
    }

    @Test
    void memoryHasALimit() throws IOException {
        GPU.set("memory", 1 << 20);
        try (var device = new StandInDevice()) {
            device.floats(200_000);
            assertThat(cudaMalloc(new FloatPointer(), 400_000)).isEqualTo(cudaErrorMemoryAllocation);
            SizeTPointer free = new SizeTPointer(1);
            SizeTPointer total = new SizeTPointer(1);
            assertThat(cudaMemGetInfo(free, total)).isZero();
            assertThat(free.get()).isEqualTo((1 << 20) - 800_256);
            assertThat(total.get()).isEqualTo(1 << 20);
        }
    }

    @Test
    void thereAreAsManyDevicesAsAreWanted() {
        GPU.set("devices", 3);
        int[] count = new int[1];
        assertThat(cudaGetDeviceCount(count)).isZero();
        assertThat(count).containsExactly(3);
        assertThat(cudaSetDevice(2)).isZero();
        assertThat(cudaSetDevice(3)).isEqualTo(cudaErrorInvalidDevice);
        assertThat(cudaSetDevice(0)).isZero();
        GPU.set("devices", 0);
        assertThat(cudaGetDeviceCount(count)).isEqualTo(cudaErrorNoDevice);
        GPU.set("driver", 11_080);
        assertThat(cudaGetDeviceCount(count)).isEqualTo(cudaErrorInsufficientDriver);
    }

    @Test
    void anIllegalAddressIsTheEndOfTheProcess() throws IOException {
        try (var device = new StandInDevice()) {
            FloatPointer freed = device.floats(8);
            device.free(freed);
            device.launch("iota", 1, 8, freed, 8);
            assertThat(cudaStreamSynchronize(device.stream)).isEqualTo(cudaErrorIllegalAddress);
            assertThat(cudaMalloc(new FloatPointer(), 4)).isEqualTo(cudaErrorIllegalAddress);
            assertThat(cudaSetDevice(0)).isEqualTo(cudaErrorIllegalAddress);
        }
    }

    @Test
    void memoryOfAnotherDeviceIsNotReachable() throws IOException {
        GPU.set("devices", 2);
        try (var device = new StandInDevice()) {
            FloatPointer other = new FloatPointer();
            cudaSetDevice(1);
            assertThat(cudaMalloc(other, 32)).isZero();
            cudaSetDevice(0);
            device.launch("iota", 1, 8, other, 8);
            assertThat(cudaStreamSynchronize(device.stream)).isEqualTo(cudaErrorIllegalAddress);
        }
    }

    @Test
    void whoeverWritesBehindAnAllocationIsFound() throws IOException {
        try (var device = new StandInDevice()) {
            device.launch("writeBehind", 1, 1, device.floats(8), 8);
            assertThat(cudaStreamSynchronize(device.stream)).isEqualTo(cudaErrorIllegalAddress);
        }
    }

    @Test
    void aLaunchFailsWhereItIsToFail() throws IOException {
        GPU.fail(3, cudaErrorLaunchFailure);
        try (var device = new StandInDevice()) {
            FloatPointer out = device.floats(8);
            for (int launch = 1; launch <= 2; launch++) {
                device.launch("iota", 1, 8, out, 8);
                assertThat(cudaStreamSynchronize(device.stream)).isZero();
            }
            device.launch("iota", 1, 8, out, 8);
            assertThat(cudaStreamSynchronize(device.stream)).isEqualTo(cudaErrorLaunchFailure);
            assertThat(GPU.launches("iota")).isEqualTo(3);
        }
    }

    @Test
    void onlyKernelsThatAreInItCompile() {
        assertThatThrownBy(() -> StandInDevice.compile("extern \"C\" __global__ void other() {}"))
                .hasMessageContaining("status");
    }

    @Test
    void aGraphDoesAtEveryLaunchWhatWasRecorded() throws IOException {
        try (var device = new StandInDevice()) {
            FloatPointer out = device.floats(8);
            assertThat(cudaStreamBeginCapture(device.stream, cudaStreamCaptureModeThreadLocal))
                    .isZero();
            device.launch("iota", 1, 8, out, 8);
            var graph = new CUgraph_st();
            assertThat(cudaStreamEndCapture(device.stream, graph)).isZero();
            assertThat(device.get(out, 8)).containsOnly(Float.NaN);
            var exec = new CUgraphExec_st();
            assertThat(cudaGraphInstantiate(exec, graph, 0)).isZero();
            assertThat(cudaGraphDestroy(graph)).isZero();
            assertThat(cudaGraphLaunch(exec, device.stream)).isZero();
            assertThat(cudaGraphLaunch(exec, device.stream)).isZero();
            assertThat(device.get(out, 8)).startsWith(0, 1, 2).endsWith(7);
            assertThat(GPU.launches("iota")).isEqualTo(2);
            assertThat(GPU.calls("cudaGraphLaunch")).isEqualTo(2);
            assertThat(cudaGraphExecDestroy(exec)).isZero();
            assertThat(cudaGraphExecDestroy(exec)).isEqualTo(cudaErrorInvalidValue);
        }
    }

    @Test
    void aCaptureForbidsWhatWouldWait() throws IOException {
        try (var device = new StandInDevice()) {
            FloatPointer values = device.floats(8);
            List<Callable<Integer>> forbidden = List.of(
                    () -> cudaMalloc(new FloatPointer(), 4),
                    () -> cudaStreamSynchronize(device.stream),
                    () -> cudaMemcpy(new FloatPointer(8), values, 32, cudaMemcpyDeviceToHost));
            for (Callable<Integer> call : forbidden) {
                assertThat(cudaStreamBeginCapture(device.stream, cudaStreamCaptureModeThreadLocal))
                        .isZero();
                assertThat(call).returns(cudaErrorStreamCaptureUnsupported, StandInIT::status);
                var graph = new CUgraph_st();
                assertThat(cudaStreamEndCapture(device.stream, graph)).isEqualTo(cudaErrorStreamCaptureInvalidated);
            }
            assertThat(cudaStreamBeginCapture(device.stream, cudaStreamCaptureModeRelaxed))
                    .isZero();
            device.floats(1);
            assertThat(cudaMemcpy(new FloatPointer(8), values, 32, cudaMemcpyDeviceToHost))
                    .isEqualTo(cudaErrorStreamCaptureImplicit);
            assertThat(cudaStreamEndCapture(device.stream, new CUgraph_st()))
                    .isEqualTo(cudaErrorStreamCaptureInvalidated);
        }
    }

    @Test
    void whoeverDoesNotWaitForAStreamReadsNoNumbers() throws IOException {
        GPU.set("defer", true);
        var alone = new CUstream_st();
        try (var device = new StandInDevice()) {
            assertThat(cudaStreamCreateWithFlags(alone, cudaStreamNonBlocking)).isZero();
            FloatPointer out = device.floats(8);
            device.launch(alone, "iota", 1, 8, out, 8);
            assertThat(device.copy(out, 8)).containsOnly(Float.NaN);
            assertThat(cudaStreamSynchronize(alone)).isZero();
            assertThat(device.copy(out, 8)).startsWith(0, 1, 2);
            assertThat(cudaStreamDestroy(alone)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "reverse", "shuffled"})
    void threadsMeetAtBarriers(String order) throws IOException {
        GPU.set("order", order);
        try (var device = new StandInDevice()) {
            FloatPointer in = device.floats(1000);
            FloatPointer out = device.floats(256);
            device.launch("iota", 8, 128, in, 1000);
            device.launch("sumOfBlock", 1, 256, in, 1000, out);
            assertThat(device.get(out, 1)).containsExactly(499_500);
            device.launch("sumOfWarps", 1, 64, in, out);
            assertThat(device.get(out, 2)).containsExactly(496, 1520);
            device.launch("withBarrier", 1, 64, out);
            assertThat(device.get(out, 3)).containsExactly(64, 1, 2);
        }
    }

    @Test
    void aMissingBarrierShows() throws IOException {
        GPU.set("order", "reverse");
        try (var device = new StandInDevice()) {
            FloatPointer out = device.floats(64);
            device.launch("withoutBarrier", 1, 64, out);
            assertThat(device.get(out, 3)).contains(Float.NaN);
        }
    }

    @Test
    void threadsThatWaitForEachOtherForEverFail() throws IOException {
        try (var device = new StandInDevice()) {
            device.launch("dividedAtBarriers", 1, 64, device.floats(64));
            assertThat(cudaStreamSynchronize(device.stream)).isEqualTo(cudaErrorLaunchFailure);
        }
    }

    @Test
    void streamsSideBySideComputeWhatTheyComputeAlone() throws Exception {
        var pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<float[]>> trials = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                trials.add(StandInIT::sums);
            }
            for (var sums : pool.invokeAll(trials)) {
                assertThat(sums.get()).containsOnly(499_500);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static float[] sums() throws IOException {
        try (var device = new StandInDevice()) {
            FloatPointer in = device.floats(1000);
            FloatPointer out = device.floats(200);
            device.launch("iota", 8, 128, in, 1000);
            IntStream.range(0, 200).forEach(i -> {
                Pointer one = out.getPointer(i);
                device.launch("sumOfBlock", 1, 256, in, 1000, one);
            });
            return device.get(out, 200);
        }
    }

    private static int status(Callable<Integer> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
