package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    private static final Space SPACE = Spaces.grid(10, 10);
    private static final Objective LOSS = Objective.of(Epochs.VAL_LOSS);

    private static TrialResult result(int id, long index, double score) {
        return Results.completed(id, new Candidate(SPACE.point(index), "random"), score);
    }

    /** A hill whose top, 1, is at (7, 3). */
    private static double hill(long index) {
        int[] levels = SPACE.levels(index);
        return 1 - (Math.pow(levels[0] - 7, 2) + Math.pow(levels[1] - 3, 2)) / 100;
    }

    /** Trials of points drawn without replacement, with a score each. */
    private static List<TrialResult> trials(Random random, int count, LongToDoubleFunction score) {
        List<Long> points =
                new ArrayList<>(IntStream.range(0, 100).mapToObj(Long::valueOf).toList());
        Collections.shuffle(points, random);
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> result(id, points.get(id - 1), score.applyAsDouble(points.get(id - 1))))
                .toList();
    }

    private static Recommendation of(List<TrialResult> results) {
        return Recommendation.of(SPACE, Epochs.OBJECTIVE, results).orElseThrow();
    }

    @Test
    void ofFewTrialsNothingIsSaid() {
        List<TrialResult> seven = trials(new Random(1), 7, RecommendationTest::hill);
        List<TrialResult> more = new ArrayList<>(seven);
        more.add(Results.of(
                8, new Candidate(SPACE.point(99), "random"), new Failed(Failure.ERROR, "no data", List.of())));

        assertThat(Recommendation.of(SPACE, Epochs.OBJECTIVE, List.of())).isEmpty();
        assertThat(Recommendation.of(SPACE, Epochs.OBJECTIVE, seven)).isEmpty();
        assertThat(Recommendation.of(SPACE, Epochs.OBJECTIVE, more)).isEmpty();
    }

    @Test
    void whereNothingIsLuckTheBestIsRecommended() {
        Recommendation recommendation = of(trials(new Random(2), 40, RecommendationTest::hill));

        assertThat(recommendation.isBest()).isTrue();
        assertThat(recommendation.best().luck()).isEqualTo(0, within(0.01));
    }

    @Test
    void aTrialThatStandsOutAmongItsNeighboursOwesThatToLuck() {
        var noise = new Random(9);
        List<TrialResult> results =
                new ArrayList<>(trials(new Random(3), 60, index -> hill(index) + 0.05 * noise.nextGaussian()));
        results.removeIf(result -> result.trial().point().index() == 0);
        results.add(result(100, 0, 1.2));
        Recommendation recommendation = of(results);

        assertThat(recommendation.best().trial()).isEqualTo(100);
        assertThat(recommendation.best().luck()).isGreaterThan(0.1);
        assertThat(recommendation.isBest()).isFalse();
        assertThat(recommendation.recommended().expected())
                .isGreaterThan(recommendation.best().expected());
    }

    /** Over 30 seeds; the truth is known here. The best seen overrates itself by about two deviations of the noise. */
    @Test
    void whatIsExpectedIsNearerToTheTruthThanTheBestScore() {
        double seen = 0;
        double expected = 0;
        double recommended = 0;
        for (int seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            List<TrialResult> results = trials(random, 50, index -> hill(index) + 0.05 * random.nextGaussian());
            Recommendation recommendation = of(results);
            double truth = truth(results, recommendation.best().trial());
            seen += Math.abs(recommendation.best().score() - truth) / 30;
            expected += Math.abs(recommendation.best().expected() - truth) / 30;
            recommended += (truth(results, recommendation.recommended().trial()) - truth) / 30;
        }

        assertThat(expected).isLessThan(0.6 * seen);
        assertThat(recommended).isPositive();
    }

    private static double truth(List<TrialResult> results, int trial) {
        return hill(results.stream()
                .filter(result -> result.trial().id() == trial)
                .findFirst()
                .orElseThrow()
                .trial()
                .point()
                .index());
    }

    @Test
    void aLossIsRecommendedWhereAGainWouldBe() {
        var noise = new Random(4);
        List<TrialResult> gains = trials(new Random(5), 40, index -> hill(index) + 0.05 * noise.nextGaussian());
        List<TrialResult> losses = gains.stream()
                .map(result -> result(
                        result.trial().id(), result.trial().point().index(), -((Scored) result.outcome()).score()))
                .toList();
        Recommendation gain = of(gains);
        Recommendation loss = Recommendation.of(SPACE, LOSS, losses).orElseThrow();

        assertThat(loss.best().trial()).isEqualTo(gain.best().trial());
        assertThat(loss.recommended().trial()).isEqualTo(gain.recommended().trial());
        assertThat(loss.best().luck()).isEqualTo(gain.best().luck(), within(1e-9));
        assertThat(loss.best().expected()).isEqualTo(-gain.best().expected(), within(1e-9));
    }

    @Test
    void theSameTrialsInAnyOrderHaveTheSameRecommendation() {
        var noise = new Random(6);
        List<TrialResult> results =
                new ArrayList<>(trials(new Random(7), 30, index -> hill(index) + 0.05 * noise.nextGaussian()));
        Recommendation inOrder = of(results);
        Collections.reverse(results);

        assertThat(of(results)).isEqualTo(inOrder);
    }

    @Test
    void aTrialThatWasStoppedMayBeTheBestSeenAndIsNotRecommended() {
        List<TrialResult> results = new ArrayList<>(trials(new Random(8), 30, index -> hill(index) / 2));
        results.removeIf(result -> result.trial().point().index() == 0);
        results.add(Results.of(
                100, new Candidate(SPACE.point(0), "random"), new Stopped(0.9, 1, "over", Epochs.withAccuracies(0.9))));

        assertThat(of(results).best().trial()).isEqualTo(100);
        assertThat(of(results).recommended().trial()).isNotEqualTo(100);
    }
}
