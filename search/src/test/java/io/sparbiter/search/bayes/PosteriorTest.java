package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorTest {
    private static final Space SPACE = Spaces.ofTwoHundred();
    private static final List<Scale> SCALES =
            SPACE.axes().stream().map(Scale::of).toList();
    private static final Kernel KERNEL =
            new Kernel(SCALES, new KernelParameters(List.of(0.7, 1.0, 0.4, 1.5), 1.3, 0.01, 8));
    private final Pool pool = Pool.untried(new History(SPACE, Epochs.OBJECTIVE));
    private final List<Sample> points = LongStream.range(0, 30)
            .mapToObj(i -> Sample.atEnd(SPACE.levels(i * 6)))
            .toList();

    @Test
    void oneByOneOrTogetherRowsAreTheSameToTheLastBit() {
        var together = new Posterior(KERNEL, pool);
        together.add(points);
        var oneByOne = new Posterior(KERNEL, pool);
        points.forEach(point -> oneByOne.add(List.of(point)));
        assertThat(oneByOne.variances()).containsExactly(together.variances());
        double[] targets = targets();
        assertThat(oneByOne.means(targets)).containsExactly(together.means(targets));
    }

    /** A pool of several blocks, the last of them short, and numbers of rows that no loop's step divides. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 30})
    void howManyAreAddedAtOnceChangesNoBitOfALargePool(int atOnce) {
        Space space = Spaces.grid(17, 13, 11);
        var kernel = new Kernel(
                space.axes().stream().map(Scale::of).toList(),
                new KernelParameters(List.of(0.7, 1.0, 0.4), 1.3, 0.01, 8));
        Pool large = Pool.untried(new History(space, Epochs.OBJECTIVE));
        List<Sample> samples = LongStream.range(0, 30)
                .mapToObj(i -> new Sample(space.levels(i * 79), i % 3))
                .toList();
        var oneByOne = new Posterior(kernel, large);
        samples.forEach(sample -> oneByOne.add(List.of(sample)));
        var posterior = new Posterior(kernel, large);
        for (int from = 0; from < samples.size(); from += atOnce) {
            posterior.add(samples.subList(from, Math.min(from + atOnce, samples.size())));
        }
        assertThat(posterior.variances()).containsExactly(oneByOne.variances()).hasSize(2431);
        assertThat(posterior.means(targets())).containsExactly(oneByOne.means(targets()));
    }

    @Test
    void whatIsObservedIsBelievedWithinTheNoise() {
        var posterior = new Posterior(KERNEL, pool);
        posterior.add(points);
        double[] targets = targets();
        float[] means = posterior.means(targets);
        for (int i = 0; i < targets.length; i++) {
            assertThat((double) means[i * 6]).isCloseTo(targets[i], within(0.3));
            assertThat(posterior.variances()[i * 6]).isBetween(0f, 0.0101f);
        }
    }

    /** A single point: mean k y / (a + n), variance a − k² / (a + n). */
    @Test
    void onePointGivesTheTextbookPosterior() {
        var posterior = new Posterior(KERNEL, pool);
        posterior.add(points.subList(0, 1));
        double covariance = KERNEL.covariance(points.get(0), Sample.atEnd(SPACE.levels(77)));
        assertThat((double) posterior.means(new double[] {2})[77]).isCloseTo(2 * covariance / 1.31, within(1e-5));
        assertThat((double) posterior.variances()[77]).isCloseTo(1.3 - covariance * covariance / 1.31, within(1e-5));
    }

    @Test
    void inDoublePrecisionItIsTheSame() {
        var posterior = new Posterior(KERNEL, pool);
        posterior.add(points);
        var regression = new Regression(KERNEL, points, targets());
        for (int number = 0; number < pool.size(); number += 13) {
            Sample sample = Sample.atEnd(SPACE.levels(number));
            assertThat(regression.mean(sample)).isCloseTo(posterior.means(targets())[number], within(1e-3));
            assertThat(regression.deviation(sample))
                    .isCloseTo(Math.sqrt(posterior.variances()[number]), within(1e-3));
        }
    }

    /** What was seen early says less of the end, and of its own place more than of others. */
    @Test
    void whatIsSeenEarlyLeavesMoreInDoubt() {
        Sample early = new Sample(SPACE.levels(50), 2);
        var regression = new Regression(KERNEL, List.of(early), new double[] {1});
        double atEnd = regression.mean(Sample.atEnd(SPACE.levels(50)));
        assertThat(atEnd).isCloseTo(regression.mean(early) * Math.exp(-2 / 8.0), within(1e-9));
        assertThat(regression.deviation(Sample.atEnd(SPACE.levels(50)))).isGreaterThan(regression.deviation(early));
    }

    @Test
    void believingInWhatIsInFlightMovesNoMean() {
        var observed = new Posterior(KERNEL, pool);
        observed.add(points.subList(0, 20));
        double[] known = Arrays.copyOf(targets(), 20);
        var believing = new Posterior(KERNEL, pool);
        believing.add(points);
        double[] partly = targets();
        Arrays.fill(partly, 20, 30, Double.NaN);
        var believer = new KrigingBeliever(KERNEL, points, partly);
        assertThat(believing.means(believer.targets())).containsExactly(observed.means(known), within(1e-3f));
        assertThat(believer.incumbent())
                .isEqualTo(new KrigingBeliever(KERNEL, points.subList(0, 20), known).incumbent(), within(1e-9));
    }

    private double[] targets() {
        return points.stream()
                .mapToDouble(point -> Math.sin(point.levels()[0]) + point.levels()[2] / 4.0)
                .toArray();
    }
}
