package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.bayes.Evidence.Prior;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Space SPACE = Spaces.grid(10, 10, 10);
    private static final List<Scale> SCALES =
            SPACE.axes().stream().map(Scale::of).toList();
    private final int[][] points =
            IntStream.range(0, 60).mapToObj(i -> SPACE.levels(i * 379L % 1000)).toArray(int[][]::new);
    /** Only the second axis matters. */
    private final double[] targets = Arrays.stream(points)
            .mapToDouble(levels -> Math.sin(levels[1] / 1.5))
            .toArray();

    @Test
    void theGradientIsThatOfTheValue() {
        Prior[] priors = new Prior[5];
        Arrays.fill(priors, new Prior(-0.5, 1));
        var evidence = new Evidence(SCALES, points, targets, priors);
        double[] at = {0.3, -0.4, 0.1, 0.2, -3};
        double[] gradient = new double[5];
        evidence.at(at, gradient);
        for (int i = 0; i < at.length; i++) {
            double[] ahead = at.clone();
            double[] behind = at.clone();
            ahead[i] += 1e-5;
            behind[i] -= 1e-5;
            double slope = (evidence.at(ahead, new double[5]) - evidence.at(behind, new double[5])) / 2e-5;
            assertThat(gradient[i]).isCloseTo(slope, within(1e-4));
        }
    }

    @Test
    void theAxisThatMattersGetsTheShortestLength() {
        var fit = new Fit(SCALES);
        fit.begin(points, targets, 1);
        fit.goOn(Long.MAX_VALUE);
        List<Double> lengths = fit.last().lengths();
        assertThat(lengths.get(1)).isLessThan(lengths.get(0) / 2).isLessThan(lengths.get(2) / 2);
    }
}
