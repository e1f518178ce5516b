package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.bayes.GrowingSurrogate.Prediction;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HypervolumeGainTest {
    /** Some on the front, two that are not. */
    private static final double[][] SEEN = {{1, 9}, {2, 8}, {4, 7}, {6, 3}, {9, 1}, {1, 1}, {3, 2}};

    private final History history = history();

    private static History history() {
        var objective = Objective.of(Epochs.VAL_ACCURACY, new Measure("val_loss", Direction.MAXIMIZE));
        List<Observation> observations = new ArrayList<>();
        for (double[] seen : SEEN) {
            observations.add(
                    new Observation(observations.size(), Kind.FULL, seen[0], List.of(), 1, 0, List.of(seen[1])));
        }
        return History.of(Spaces.ofTwoHundred(), objective, observations);
    }

    private double gain(Acquisition acquisition, double[] means, double deviation) {
        Pool pool = Pool.untried(history);
        List<float[]> all =
                Arrays.stream(means).mapToObj(mean -> filled(pool.size(), mean)).toList();
        float[] variances = filled(pool.size(), deviation * deviation);
        var prediction = new Prediction(pool, all, List.of(variances, variances), 0);
        return Math.exp(new HypervolumeGain(acquisition).of(prediction, history).applyAsDouble(5));
    }

    private static float[] filled(int size, double value) {
        float[] values = new float[size];
        Arrays.fill(values, (float) value);
        return values;
    }

    @Test
    void theExpectedGainIsThatOfDraws() {
        for (double[] means : new double[][] {{0, 0}, {0.8, 0.4}, {-1, 1.5}, {-1, -1}}) {
            var random = new Random(1);
            int draws = 5_000;
            double sum = 0;
            for (int i = 0; i < draws; i++) {
                sum += added(means[0] + 0.5 * random.nextGaussian(), means[1] + 0.5 * random.nextGaussian());
            }
            assertThat(gain(Acquisition.EI, means, 0.5)).isCloseTo(sum / draws, within(0.05));
        }
    }

    @Test
    void theBoundsGainIsThatOfAPointAtTheBounds() {
        assertThat(gain(Acquisition.LCB, new double[] {0.2, 0.1}, 0.1))
                .isCloseTo(added(0.2 + 0.26, 0.1 + 0.26), within(1e-5));
    }

    /** What a point adds to the hypervolume, above the reference. */
    private double added(double first, double second) {
        List<double[]> points = points();
        double[] reference = reference(points);
        double before = area(points, reference);
        points.add(new double[] {first, second});
        return area(points, reference) - before;
    }

    private List<double[]> points() {
        List<Map<Stage, Double>> targets = ScoreScale.targets(history);
        List<double[]> points = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            Stage stage = Stage.atEnd(index);
            points.add(new double[] {targets.get(0).get(stage), targets.get(1).get(stage)});
        }
        return points;
    }

    private static double[] reference(List<double[]> front) {
        double[] reference = new double[2];
        for (int i = 0; i < 2; i++) {
            int objective = i;
            var range = front.stream().mapToDouble(point -> point[objective]).summaryStatistics();
            reference[i] = range.getMin() - 0.1 * (range.getMax() - range.getMin());
        }
        return reference;
    }

    private static double area(List<double[]> points, double[] reference) {
        double area = 0;
        double height = reference[1];
        List<double[]> descending = points.stream()
                .filter(point -> point[0] > reference[0])
                .sorted((a, b) -> Double.compare(b[0], a[0]))
                .toList();
        for (double[] point : descending) {
            if (point[1] > height) {
                area += (point[0] - reference[0]) * (point[1] - height);
                height = point[1];
            }
        }
        return area;
    }
}
