package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.engine.EpochEnd;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Optimizer;
import io.sparbiter.worker.network.layers.Points;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The GPU's engine, on a stand-in for NVIDIA's libraries, against the CPU's. */
class CudaEngineIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    private static final Device CPU = new Device.Nd4jBackend();
    private static final double[] CLASS_WEIGHTS = {0.5, 1.5, 1, 1.1, 0.9, 2, 0.3, 1, 1.2, 0.8};
    private static final ImageSet IMAGES =
            DataCache.get(new DataSettings("mnist", 800, 200, 0, 200, 0, 1)).train();

    /** As a user asks for it. */
    private static Device gpu() {
        System.setProperty(Device.PROPERTY, Device.CUDA);
        try {
            return Device.of("");
        } finally {
            System.clearProperty(Device.PROPERTY);
        }
    }

    private static NetworkPlan plan(int dense2, double dropout, Optimizer optimizer) {
        return plan(
                List.of(new Convolution(20, 3), new Convolution(32, 5), new Convolution(7, 7)),
                dense2,
                dropout,
                optimizer);
    }

    private static NetworkPlan plan(List<Convolution> convolutions, int dense2, double dropout, Optimizer optimizer) {
        var parameters = new HyperParameters(convolutions, 24, dense2, optimizer, 0.001, dropout, 1e-4, 1e-3, 32);
        return NetworkPlan.of(parameters, NetworkSettings.DEFAULT, Points.MNIST, CLASS_WEIGHTS);
    }

    private static MultiLayerNetwork network(NetworkPlan plan) {
        MultiLayerNetwork network = NetworkFactory.network(plan, 1);
        network.params().addi(0.01); // some way from initial weights and moments
        return network;
    }

    private static TrainingEpoch epoch(int images, int batch, int number, double noise) {
        return new TrainingEpoch(IMAGES.view(IntStream.range(0, images).toArray()), batch, 3, number, noise);
    }

    private static double train(NetworkPlan plan, MultiLayerNetwork network, Device device, TrainingEpoch... epochs) {
        double loss = 0;
        try (Engine engine = Engines.open(plan, network, device)) {
            for (TrainingEpoch epoch : epochs) {
                loss = ((EpochEnd.Done) engine.train(epoch, () -> false)).loss();
            }
        }
        return loss;
    }

    private static double distance(INDArray ours, INDArray theirs) {
        return ours.sub(theirs).norm2Number().doubleValue()
                / theirs.norm2Number().doubleValue();
    }

    private static void assertSameStep(NetworkPlan plan, TrainingEpoch epoch) {
        MultiLayerNetwork here = network(plan);
        MultiLayerNetwork there = here.clone();
        double cpu = train(plan, here, CPU, epoch);
        double gpu = train(plan, there, gpu(), epoch);
        assertThat(gpu).isCloseTo(cpu, within(1e-6 * cpu));
        assertThat(there.getIterationCount()).isEqualTo(1);
        assertThat(distance(
                        there.getUpdater().getStateViewArray(),
                        here.getUpdater().getStateViewArray()))
                .isLessThan(1e-4);
        assertThat(distance(there.params(), here.params())).isLessThan(1e-3);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADAM", "NADAM", "ADADELTA"})
    void aStepIsTheCpus(Optimizer optimizer) {
        assertSameStep(plan(20, 0.3, optimizer), epoch(24, 24, 1, 0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aStepIsTheCpusForEvenKernelsAndSmallOnes(int kernel) {
        var convolution = new Convolution(6, kernel);
        assertSameStep(plan(List.of(convolution, convolution, convolution), 0, 0, Optimizer.ADAM), epoch(16, 16, 1, 0));
    }

    @Test
    void aStepIsTheCpusForSmallOddColourImages() {
        byte[] pixels = new byte[10 * 3 * 13 * 11];
        byte[] labels = new byte[10];
        var random = new Random(5);
        random.nextBytes(pixels);
        IntStream.range(0, 10).forEach(i -> labels[i] = (byte) random.nextInt(4));
        var images = ImageSet.of(pixels, labels, 3, 13, 11, 4);
        var convolution = new Convolution(6, 3);
        var parameters = new HyperParameters(
                List.of(convolution, convolution, convolution), 8, 0, Optimizer.ADAM, 0.001, 0, 0, 0, 10);
        NetworkPlan plan =
                NetworkPlan.of(parameters, NetworkSettings.DEFAULT, new ImageShape(13, 11, 3, 4), new double[0]);
        assertSameStep(plan, new TrainingEpoch(images, 10, 1, 1, 0));
    }

    @Test
    void aPlainDenseNetworksStepIsTheCpus() {
        assertSameStep(
                NetworkPlan.dense(List.of(16, 8), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[0]),
                epoch(24, 24, 1, 0));
    }

    /** Fifty batches, the last of an epoch smaller, dropout and noise drawn alike. */
    @ParameterizedTest
    @EnumSource(names = {"ADAM", "NADAM", "ADADELTA"})
    void afterTwoEpochsLossesAndProbabilitiesAreTheCpus(Optimizer optimizer) {
        NetworkPlan plan = plan(0, 0.3, optimizer);
        MultiLayerNetwork here = network(plan);
        MultiLayerNetwork there = here.clone();
        TrainingEpoch[] epochs = {epoch(790, 32, 1, 0.05), epoch(790, 32, 2, 0.05)};
        double cpu = train(plan, here, CPU, epochs);
        double gpu = train(plan, there, gpu(), epochs);
        assertThat(gpu).isCloseTo(cpu, within(0.01 * cpu));
        assertThat(there.getIterationCount()).isEqualTo(50);
        assertThat(GPU.calls("cudaGraphLaunch")).isPositive();
    }

    @Test
    void probabilitiesAreTheCpus() {
        NetworkPlan plan = plan(20, 0.3, Optimizer.ADAM);
        MultiLayerNetwork network = network(plan);
        try (Engine here = Engines.open(plan, network, CPU);
                Engine there = Engines.open(plan, network, gpu())) {
            float[][] expected = here.probabilities(IMAGES, () -> false).orElseThrow();
            float[][] actual = there.probabilities(IMAGES, () -> false).orElseThrow();
            for (int i = 0; i < IMAGES.size(); i++) {
                assertThat(actual[i]).containsExactly(expected[i], within(1e-5f));
            }
            assertThat(there.probabilities(IMAGES, () -> true)).isEmpty();
        }
    }

    @Test
    void theSameTrainingGivesTheSameBitsAloneAndBesideAnother() {
        NetworkPlan plan = plan(20, 0.3, Optimizer.NADAM);
        TrainingEpoch[] epochs = {epoch(100, 32, 1, 0.1), epoch(100, 32, 2, 0.1)};
        MultiLayerNetwork alone = network(plan);
        train(plan, alone, gpu(), epochs);
        List<CompletableFuture<INDArray>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    MultiLayerNetwork one = network(plan);
                    train(plan, one, gpu(), epochs);
                    return one.params();
                }))
                .toList();
        both.forEach(one -> assertThat(one.join()).isEqualTo(alone.params()));
    }

    @Test
    void aLossThatIsNoNumberEndsTheEpochWithItsBatch() {
        NetworkPlan plan = plan(0, 0, Optimizer.ADAM);
        MultiLayerNetwork network = network(plan);
        network.params().putScalar(network.numParams() - 1, Float.NaN);
        try (Engine engine = Engines.open(plan, network, gpu())) {
            assertThat(engine.train(epoch(64, 32, 1, 0), () -> false)).isEqualTo(new EpochEnd.Diverged(Double.NaN, 1));
        }
    }

    @Test
    void whoeverAsksEndsAnEpoch() {
        NetworkPlan plan = plan(0, 0, Optimizer.ADAM);
        try (Engine engine = Engines.open(plan, network(plan), gpu())) {
            assertThat(engine.train(epoch(64, 32, 1, 0), () -> true)).isEqualTo(new EpochEnd.CutShort());
        }
    }

    @Test
    void theBackendNamesLibrariesAndCard() {
        assertThat(Engines.backend(plan(0, 0, Optimizer.ADAM), gpu()))
                .startsWith("CUDA 12.9, cuDNN 9.")
                .endsWith("Stand-in GPU, fp32");
        assertThat(Engines.backend(plan(0, 0, Optimizer.ND4J_NADAM), gpu())).startsWith("nd4j-native");
    }

    @Test
    void withoutMemoryOneTrialEnds() {
        NetworkPlan plan = plan(0, 0, Optimizer.ADAM);
        GPU.set("memory", 120L << 20);
        try (Engine engine = Engines.open(plan, network(plan), gpu())) {
            assertThatThrownBy(() -> engine.train(epoch(800, 800, 1, 0), () -> false))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessageContaining("out of memory on the GPU");
        }
    }
}
