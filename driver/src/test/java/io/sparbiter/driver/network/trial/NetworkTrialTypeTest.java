package io.sparbiter.driver.network.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTrialTypeTest {
    private static Optional<String> warning(String gpu, String backend) {
        Facts facts = NetworkReports.facts(1, "f", backend);
        var start = new TrialStart(1, new Placement("node-3", "0", gpu, 1, 1), facts, Instant.EPOCH);
        var data = new DataSettings("mnist", 100, 100, 0, 100, 0, 1);
        return type(data).warning(start);
    }

    @Test
    void aTrialThatWasGivenAGpuAndTrainsOnTheCpuIsToldOf() {
        assertThat(warning("1", "nd4j-native 1.0.0-M2.1, oneDNN 2.5.2").orElseThrow())
                .startsWith(
                        "Trials on node-3 are given a GPU and train on the CPU, by nd4j-native 1.0.0-M2.1, oneDNN 2.5.2.");
    }

    /** A network that learned from bytes recognizes nothing in images of 0 and 1. */
    @Test
    void testImagesThatAreDarkerThanTheOthersAreToldOf() {
        var split = new DataSplit(images(255), images(255), images(255), images(1), "f");
        var data = new DataSettings("a.csv", 4, 4, 4, 4, 0, 1);

        assertThat(type(data.testedFrom("b.csv")).doubts(split))
                .containsExactly(
                        "The brightest pixel of b.csv is 1, and that of the images that the model was trained on"
                                + " 255.\nGive images with pixels as bright as theirs.");
        assertThat(type(data).doubts(split)).isEmpty();
    }

    private static ImageSet images(int white) {
        byte[] pixels = new byte[4 * 64];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) white;
        }
        return ImageSet.of(pixels, new byte[] {0, 1, 0, 1}, 8, 8, 2);
    }

    private static NetworkTrialType type(DataSettings data) {
        return new NetworkTrialType(data, NetworkSettings.DEFAULT, TrainingSettings.DEFAULT);
    }

    @Test
    void aTrialOnTheGpuAndOneThatWasGivenNoneAreNot() {
        assertThat(warning(
                        "1", "CUDA 12.9, cuDNN 9.10.2, NVIDIA H200, fp32 from epoch 2, before: nd4j-native 1.0.0-M2.1"))
                .isEmpty();
        assertThat(warning("1", "nd4j-cuda-11.6 1.0.0-M2.1")).isEmpty();
        assertThat(warning("", "nd4j-native 1.0.0-M2.1")).isEmpty();
    }
}
