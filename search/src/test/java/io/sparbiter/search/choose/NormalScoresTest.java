package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NormalScoresTest {
    @Test
    void ranksBecomeQuantilesOfTheStandardNormal() {
        double[] scores = scores(Epochs.OBJECTIVE, full(0.1), full(1e300), full(0.2), full(-7));
        assertThat(scores).containsExactly(new double[] {-0.3186, 1.1503, 0.3186, -1.1503}, within(1e-4));
    }

    @Test
    void lessIsBetterWhenMinimising() {
        double[] scores = scores(Objective.of(Epochs.VAL_LOSS), full(1), full(2));
        assertThat(scores[0]).isPositive().isEqualTo(-scores[1]);
    }

    @Test
    void equalScoresShareTheirPlace() {
        assertThat(scores(Epochs.OBJECTIVE, full(0.5), full(0.5), full(0.5))).containsOnly(0);
    }

    @Test
    void failuresShareTheLastPlaces() {
        double[] scores = scores(Epochs.OBJECTIVE, bad(), full(0.1), bad(), full(0.2));
        assertThat(scores[0]).isEqualTo(scores[2]).isLessThan(scores[1]);
        assertThat(scores[1]).isLessThan(scores[3]);
    }

    @Test
    void nothingButFailuresIsAsGoodAsNothing() {
        assertThat(scores(Epochs.OBJECTIVE, bad(), bad())).containsOnly(0);
    }

    /** After one epoch the pruned trial was ahead of one of two others; their final scores are both better than its. */
    @Test
    void aPrunedTrialIsComparedAtTheEpochItReached() {
        double[] scores = scores(Epochs.OBJECTIVE, trained(0.2, 0.8), trained(0.6, 0.9), pruned(0.4));
        assertThat(scores[0]).isLessThan(scores[2]);
        assertThat(scores[2]).isLessThan(scores[1]);
    }

    @Test
    void trialsPrunedAtTheSameEpochAreInTheOrderOfTheirScores() {
        double[] scores = scores(Epochs.OBJECTIVE, pruned(0.1), trained(0.5, 0.8), pruned(0.2));
        assertThat(scores[0]).isLessThan(scores[2]);
        assertThat(scores[2]).isLessThan(scores[1]);
    }

    /** Epoch 3 is the second that was reported, and the pruned trial's third: it is compared at the epoch, not the place. */
    @Test
    void whereEpochsWereNotReportedTheirNumbersAreCompared() {
        Observation gaps = reported(Kind.FULL, Map.of(1, 0.1, 3, 0.5, 9, 0.95));
        Observation all = reported(Kind.PARTIAL, Map.of(1, 0.2, 2, 0.3, 3, 0.6));
        double[] scores = scores(Epochs.OBJECTIVE, gaps, full(0.9), full(0.8), all);
        assertThat(scores[3]).isGreaterThan(scores[0]);
        assertThat(all.epochs()).isEqualTo(3);
        assertThat(gaps.epochs()).isEqualTo(9);
        assertThat(gaps.scoreAt(8, Epochs.OBJECTIVE)).hasValue(0.5);
        assertThat(gaps.scoreAt(9, Epochs.OBJECTIVE)).hasValue(0.95);
        assertThat(reported(Kind.FULL, Map.of(3, 0.5)).scoreAt(2, Epochs.OBJECTIVE))
                .isEmpty();
    }

    private static Observation reported(Kind kind, Map<Integer, Double> accuracies) {
        List<Epoch> history = new TreeMap<>(accuracies)
                .entrySet().stream()
                        .map(epoch -> Epochs.withAccuracy(epoch.getKey(), epoch.getValue()))
                        .toList();
        double best = Collections.max(accuracies.values());
        return new Observation(0, kind, best, history, 1, 0);
    }

    /** Attempts that were lost and waiting are in the trial's whole time. */
    @Test
    void whatAnEpochCostIsWhatItsEpochsTookWhereTheyWereTimed() {
        var candidate = new Candidate(Spaces.ofTwoHundred().point(0), "test");
        TrialResult result = new TrialResult(
                new Trial(1, candidate, 1, 27),
                new Outcome.Pruned(0.2, 3, "", List.of(epoch(1, 0.1, 900), epoch(3, 0.2, 2100))),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(800));
        Observation observation = Observation.of(result, Epochs.OBJECTIVE).orElseThrow();
        assertThat(observation.secondsPerEpoch()).isEqualTo(1);
        assertThat(observation.lag()).isEqualTo(Math.log(9));
    }

    @Test
    void aFailureAtOnceTellsNoCostAndATimeoutDoes() {
        assertThat(failed(Outcome.Failure.OUT_OF_MEMORY).secondsPerEpoch()).isZero();
        assertThat(failed(Outcome.Failure.TIMEOUT).secondsPerEpoch()).isEqualTo(60);
    }

    private static Observation failed(Outcome.Failure failure) {
        var candidate = new Candidate(Spaces.ofTwoHundred().point(0), "test");
        return Observation.of(
                        new TrialResult(
                                new Trial(1, candidate, 1, 27),
                                new Outcome.Failed(failure, "", List.of()),
                                Optional.empty(),
                                Instant.EPOCH,
                                Instant.EPOCH.plusSeconds(60)),
                        Epochs.OBJECTIVE)
                .orElseThrow();
    }

    private static Epoch epoch(int number, double accuracy, long millis) {
        return new Epoch(number, Epochs.withAccuracy(number, accuracy).metrics(), millis);
    }

    @Test
    void whatAnEpochCostIsCountedOverThoseThatWereNotReported() {
        var history = List.of(epoch(1, 0.1, 0), epoch(4, 0.2, 0));
        var candidate = new Candidate(Spaces.ofTwoHundred().point(0), "test");
        TrialResult result = new TrialResult(
                new Trial(1, candidate, 1, 4),
                new Outcome.Completed(0.2, 4, "", history),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(8));
        assertThat(Observation.of(result, Epochs.OBJECTIVE).orElseThrow().secondsPerEpoch())
                .isEqualTo(2);
    }

    @Test
    void withNothingToCompareWithAPrunedTrialIsInTheMiddle() {
        double[] scores = scores(Epochs.OBJECTIVE, full(0.1), full(0.9), pruned(0.5));
        assertThat(scores[2]).isBetween(scores[0], scores[1]);
    }

    private static double[] scores(Objective objective, Observation... observations) {
        return NormalScores.of(List.of(observations), objective);
    }

    private static Observation full(double score) {
        return Observation.scored(0, score);
    }

    private static Observation bad() {
        return new Observation(0, Kind.BAD, 0, List.of(), 0, 0);
    }

    private static Observation trained(double... accuracies) {
        double last = accuracies[accuracies.length - 1];
        return new Observation(0, Kind.FULL, last, Epochs.withAccuracies(accuracies), 1, 0);
    }

    private static Observation pruned(double accuracy) {
        return new Observation(0, Kind.PARTIAL, accuracy, Epochs.withAccuracies(accuracy), 1, 0);
    }
}
