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
    private final List<Sample> samples = IntStream.range(0, 60)
            .mapToObj(i -> new Sample(SPACE.levels(i * 379L % 1000), i % 3))
            .toList();
    /** Only the second axis matters. */
    private final double[] targets = samples.stream()
            .mapToDouble(sample -> Math.sin(sample.levels()[1] / 1.5))
            .toArray();

    @Test
    void theGradientIsThatOfTheValue() {
        Prior[] priors = new Prior[6];
        Arrays.fill(priors, new Prior(-0.5, 1));
        var evidence = new Evidence(SCALES, samples, targets, priors);
        double[] at = {0.3, -0.4, 0.1, 0.2, -3, 0.8};
        double[] gradient = new double[6];
        evidence.at(at, gradient);
        for (int i = 0; i < at.length; i++) {
            double[] ahead = at.clone();
            double[] behind = at.clone();
            ahead[i] += 1e-5;
            behind[i] -= 1e-5;
            double slope = (evidence.at(ahead, new double[6]) - evidence.at(behind, new double[6])) / 2e-5;
            assertThat(gradient[i]).isCloseTo(slope, within(1e-4));
        }
    }

    @Test
    void theAxisThatMattersGetsTheShortestLength() {
        var fit = new Fit(SCALES);
        fit.begin(samples, targets, 1);
        fit.goOn(Long.MAX_VALUE);
        List<Double> lengths = fit.last().lengths();
        assertThat(lengths.get(1)).isLessThan(lengths.get(0) / 2).isLessThan(lengths.get(2) / 2);
    }
}
