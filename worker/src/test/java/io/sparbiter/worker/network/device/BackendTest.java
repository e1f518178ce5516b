package io.sparbiter.worker.network.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.Points;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class BackendTest {
    @AfterEach
    void backToOneThread() {
        Backend.useThreads(1);
    }

    @Test
    void itsNameIsThatOfTheArtifactAndVersion() {
        assertThat(Backend.name()).matches("nd4j-(native|cuda-[0-9.]+) [0-9]+\\.[0-9]+\\.[0-9]+\\S*");
    }

    @Test
    void theCallingThreadComputesWithTheThreadsAskedFor() {
        Backend.useThreads(2);
        assertThat(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())
                .isEqualTo(2);
        Backend.useThreads(1);
        assertThat(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())
                .isEqualTo(1);
    }

    @Test
    void aReleasedNetworkLeavesNothingBehind() {
        MultiLayerNetwork network = NetworkFactory.network(Points.plan(Points.small(2, 4)), 1);
        INDArray images = Nd4j.rand(DataType.FLOAT, 2, 1, 28, 28);
        network.fit(images, Nd4j.eye(10).castTo(DataType.FLOAT).getRows(0, 1));
        INDArray state = network.updaterState();
        assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesIdsForCurrentThread())
                .isNotEmpty();
        Backend.release(network);
        assertThat(network.params().wasClosed()).isTrue();
        assertThat(network.getGradientsViewArray().wasClosed()).isTrue();
        assertThat(state.wasClosed()).isTrue();
        assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesIdsForCurrentThread())
                .isEmpty();
    }
}
