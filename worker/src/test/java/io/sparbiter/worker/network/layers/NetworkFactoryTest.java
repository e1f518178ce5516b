package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkFactoryTest {

    @Test
    void theStudysBestNetworkHasItsWeightsLayerByLayer() {
        MultiLayerNetwork network = NetworkFactory.network(Points.plan(Points.trial324()), 1);
        assertThat(weighing(network))
                .containsExactly(4L, 12_800L, 1_024L, 3_211_520L, 1_024L, 204_832L, 128L, 18_496L, 650L);
        assertThat(network.numParams()).isEqualTo(3_450_478);
    }

    @Test
    void layersFollowTheDesign() {
        HyperParameters two = withSecondDense(Points.trial324(), 128);
        assertThat(NetworkFactory.network(Points.plan(two), 1).getLayerNames())
                .containsExactly(
                        "batch_norm",
                        "conv_1",
                        "max_pool_1",
                        "batch_norm_1",
                        "conv_2",
                        "max_pool_2",
                        "batch_norm_2",
                        "conv_3",
                        "max_pool_3",
                        "batch_norm_3",
                        "dense_1",
                        "dropout",
                        "dense_2",
                        "softmax");
    }

    static LongStream pointsOfTheSpace() {
        return new SplittableRandom(7).longs(200, 0, Points.SPACE.cardinality());
    }

    @ParameterizedTest
    @MethodSource("pointsOfTheSpace")
    void everyPointIsANetworkThatReadsBackFromJson(long index) {
        HyperParameters point = HyperParameters.of(Points.SPACE.point(index), NetworkSettings.DEFAULT, 0.001, 128);
        MultiLayerConfiguration configuration = NetworkFactory.configuration(Points.plan(point), index);
        assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
        assertThat(configuration.clone()).isEqualTo(configuration);
    }

    @ParameterizedTest
    @EnumSource
    void everyOptimizerTrainsANetworkThatAnswersWithProbabilities(Optimizer optimizer) {
        MultiLayerNetwork network = NetworkFactory.network(Points.plan(with(Points.small(2, 5), optimizer)), 1);
        INDArray before = network.params().dup();
        network.fit(images(6), labels(6));
        assertThat(network.params()).isNotEqualTo(before);
        INDArray sums = network.output(images(6)).sum(1);
        assertThat(sums.toDoubleVector()).containsExactly(new double[] {1, 1, 1, 1, 1, 1}, within(1e-6));
    }

    @Test
    void weightsAreThoseOfTheSeed() {
        HyperParameters small = Points.small(4, 8);
        INDArray weights = NetworkFactory.network(Points.plan(small), 3).params();
        assertThat(NetworkFactory.network(Points.plan(small), 3).params()).isEqualTo(weights);
        assertThat(NetworkFactory.network(Points.plan(small), 4).params()).isNotEqualTo(weights);
    }

    @Test
    void theLossHoldsKerasPenaltiesOfConvolutionAndDenseWeightsOnly() {
        MultiLayerNetwork network =
                NetworkFactory.network(Points.plan(withPenalties(Points.small(2, 5), 0.1, 0.01)), 1);
        double expected = 0;
        for (String name : List.of("4_W", "1_W", "7_W", "10_W", "11_W")) {
            for (float weight : network.getParam(name).dup().data().asFloat()) {
                expected += 0.1 * Math.abs(weight) + 0.01 * weight * weight;
            }
        }
        assertThat(network.calcRegularizationScore(true)).isCloseTo(expected, within(1e-4));
    }

    /** A batch of two images, of classes with weights 3 and 0: Keras' loss is half of three times the first one's. */
    @Test
    void classWeightsMultiplyEachImagesLossAndTheMeanIsOverAllImages() {
        double[] weights = {3, 0, 1, 1, 1, 1, 1, 1, 1, 1};
        MultiLayerNetwork plain = NetworkFactory.network(Points.plan(Points.small(2, 5)), 1);
        MultiLayerNetwork weighted = NetworkFactory.network(
                NetworkPlan.of(Points.small(2, 5), NetworkSettings.DEFAULT, Points.MNIST, weights), 1);
        INDArray probabilities = plain.feedForward(images(2), true).get(plain.getnLayers());
        weighted.fit(images(2), labels(2));
        assertThat(weighted.score()).isCloseTo(-3 * Math.log(probabilities.getDouble(0, 0)) / 2, within(1e-4));
    }

    @Test
    void theTrainingLossIsTheMeanCrossEntropyPlusThePenaltiesWhateverTheBatch() {
        MultiLayerNetwork network =
                NetworkFactory.network(Points.plan(withPenalties(Points.small(2, 5), 0.1, 0.01)), 1);
        double penalty = network.calcRegularizationScore(true);
        INDArray probabilities = network.feedForward(images(2), true).get(network.getnLayers());
        double crossEntropy = -Math.log(probabilities.getDouble(0, 0)) - Math.log(probabilities.getDouble(1, 1));
        network.fit(images(2), labels(2));
        assertThat(network.score()).isCloseTo(crossEntropy / 2 + penalty, within(1e-4));
    }

    @Test
    void anotherShapeOfImagesMakesAnotherNetwork() {
        var shape = new ImageShape(32, 24, 3, 7);
        MultiLayerNetwork network = NetworkFactory.network(
                NetworkPlan.of(Points.small(2, 5), NetworkSettings.DEFAULT, shape, new double[0]), 1);
        INDArray output = network.output(Nd4j.rand(DataType.FLOAT, 4, 3, 32, 24));
        assertThat(output.shape()).containsExactly(4, 7);
    }

    /** 784·128 + 128, 128·64 + 64, 64·10 + 10. */
    @Test
    void theStudysPlainNetworkHasItsThreeLayersAndNothingElse() {
        MultiLayerNetwork network = plain(NetworkSettings.DEFAULT, 128, 64);
        assertThat(Arrays.stream(network.getLayers()).map(Layer::numParams)).containsExactly(100_480L, 8_256L, 650L);
    }

    @Test
    void aPlainNetworkTakesImagesAndAnswersWithProbabilities() {
        INDArray output = plain(NetworkSettings.DEFAULT, 8).output(Nd4j.rand(3, 1, 28, 28));
        assertThat(output.shape()).containsExactly(3, 10);
        assertThat(output.sum(1).toDoubleVector()).containsExactly(new double[] {1, 1, 1}, within(1e-6));
    }

    @Test
    void aPlainNetworkSharesThePenaltiesOfTheOthers() {
        MultiLayerNetwork network = plain(new NetworkSettings(0.1, 0.01, 0, 0.9, 1e-3), 4);
        double expected = 0;
        for (String name : List.of("0_W", "1_W")) {
            for (float weight : network.getParam(name).dup().data().asFloat()) {
                expected += 0.1 * Math.abs(weight) + 0.01 * weight * weight;
            }
        }
        assertThat(network.calcRegularizationScore(true)).isCloseTo(expected, within(1e-4));
    }

    private static MultiLayerNetwork plain(NetworkSettings settings, Integer... units) {
        return NetworkFactory.network(
                NetworkPlan.dense(List.of(units), 0.001, settings, Points.MNIST, new double[0]), 1);
    }

    private static List<Long> weighing(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .map(Layer::numParams)
                .filter(count -> count > 0)
                .toList();
    }

    private static INDArray images(int count) {
        return Nd4j.linspace(0, 1, count * 784L, DataType.FLOAT).reshape(count, 1, 28, 28);
    }

    private static INDArray labels(int count) {
        return Nd4j.eye(10)
                .castTo(DataType.FLOAT)
                .getRows(IntStream.range(0, count).toArray());
    }

    private static HyperParameters with(HyperParameters h, Optimizer optimizer) {
        return new HyperParameters(h.convolutions(), h.dense1Units(), 0, optimizer, 0.001, 0.3, 1e-5, 1e-4, 128);
    }

    private static HyperParameters withPenalties(HyperParameters h, double l1, double l2) {
        return new HyperParameters(h.convolutions(), h.dense1Units(), 0, Optimizer.ADAM, 0.001, 0, l1, l2, 128);
    }

    private static HyperParameters withSecondDense(HyperParameters h, int units) {
        return new HyperParameters(h.convolutions(), h.dense1Units(), units, Optimizer.ADAM, 0.001, 0.3, 0, 0, 128);
    }
}
