package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.choose.Ladder;
import io.sparbiter.search.choose.TrialOutline;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedGainTest {
    private static final Objective LOSS = Objective.of(Epochs.VAL_LOSS);
    private static final Space CUBE = Spaces.grid(10, 10, 10);

    private static CandidateSource open(Space space, Objective objective, Point... start) {
        return Bayesian.DEFAULT.open(space, objective, 11, List.of(start));
    }

    /** Runs trials one by one; what was expected after each. */
    private static List<OptionalDouble> gains(CandidateSource source, int trials, ToDoubleFunction<Point> score) {
        List<OptionalDouble> gains = new ArrayList<>();
        for (int id = 1; id <= trials; id++) {
            Candidate candidate = source.next(1).get(0);
            source.tell(Results.completed(id, candidate, score.applyAsDouble(candidate.point())));
            gains.add(source.expectedGain());
        }
        return gains;
    }

    /** Distance from (7, 7, 7), squared. */
    private static double square(Point point) {
        return point.values().keySet().stream()
                .mapToDouble(axis -> Math.pow(point.real(axis) - 7, 2))
                .sum();
    }

    @Test
    void nothingIsExpectedBeforeTwentyTrialsAreTold() {
        List<OptionalDouble> gains = gains(open(CUBE, LOSS), 22, ExpectedGainTest::square);

        assertThat(gains.subList(0, 19)).containsOnly(OptionalDouble.empty());
        assertThat(gains.subList(19, 22))
                .allSatisfy(gain -> assertThat(gain.orElseThrow()).isPositive());
    }

    @Test
    void nothingIsExpectedBeforeTheStartPointsAreProposed() {
        Point[] start =
                IntStream.range(0, 24).mapToObj(i -> CUBE.point(i * 41L)).toArray(Point[]::new);
        List<OptionalDouble> gains = gains(open(CUBE, LOSS, start), 26, ExpectedGainTest::square);

        assertThat(gains.subList(0, 23)).containsOnly(OptionalDouble.empty());
        assertThat(gains.get(25)).isPresent();
    }

    @Test
    void otherStrategiesExpectNothing() {
        for (Strategy strategy :
                List.of(Strategy.Tpe.DEFAULT, Strategy.Evolution.DEFAULT, new Strategy.RandomSearch())) {
            assertThat(strategy.expectsGain()).isFalse();
            assertThat(gains(strategy.open(CUBE, LOSS, 1, List.of()), 25, ExpectedGainTest::square))
                    .containsOnly(OptionalDouble.empty());
        }
    }

    /** Of losses up to 147. Lengths are those of ranks, so about a smooth hill the model is never quite sure. */
    @ParameterizedTest
    @EnumSource
    void whateverTheAcquisitionLittleIsExpectedOnceTheOptimumIsFound(Acquisition acquisition) {
        Strategy strategy = new Bayesian(acquisition, 6, acquisition.usualCost());
        assertThat(strategy.expectsGain()).isTrue();
        List<OptionalDouble> gains = gains(strategy.open(CUBE, LOSS, 3, List.of()), 80, ExpectedGainTest::square);

        assertThat(gains.get(19).orElseThrow()).isPositive();
        assertThat(gains.subList(70, 80))
                .allSatisfy(gain -> assertThat(gain.orElseThrow()).isLessThan(0.02 * 147));
    }

    @Test
    void whereEverythingIsTriedNothingIsSaid() {
        List<OptionalDouble> gains =
                gains(open(Spaces.grid(4, 6), LOSS), 24, point -> Math.floorMod(point.index() * 7, 24));

        assertThat(gains.get(22)).isPresent();
        assertThat(gains.get(23)).isEmpty();
    }

    @Test
    void whereAllScoresAreEqualNothingIsExpected() {
        assertThat(gains(open(CUBE, LOSS), 25, point -> 0.1).subList(19, 25)).containsOnly(OptionalDouble.of(0));
    }

    /** Losses that are a thousand times what accuracies lack have the same ranks, so the same points. */
    @Test
    void aGainIsInUnitsOfTheScoreInEitherDirection() {
        List<OptionalDouble> accuracies = gains(open(CUBE, Epochs.OBJECTIVE), 40, point -> 1 - square(point) / 1000);
        List<OptionalDouble> losses = gains(open(CUBE, LOSS), 40, ExpectedGainTest::square);

        for (int i = 19; i < 40; i++) {
            double gain = losses.get(i).orElseThrow();
            assertThat(accuracies.get(i).orElseThrow() * 1000).isEqualTo(gain, within(1e-3 * gain + 1e-9));
        }
    }

    @Test
    void eightMustHaveCompleted() {
        CandidateSource source = open(CUBE, LOSS);
        for (int id = 1; id <= 30; id++) {
            Candidate candidate = source.next(1).get(0);
            double score = square(candidate.point());
            boolean isPruned = id <= 22;
            source.tell(
                    isPruned
                            ? Results.of(
                                    id, candidate, new Pruned(score, 1, "late", List.of(Epochs.withAccuracy(1, score))))
                            : Results.completed(id, candidate, score));
            assertThat(source.expectedGain().isPresent()).isEqualTo(id == 30);
        }
    }

    /** Who is asked after every end proposes what he would have proposed, whoever ran, was pruned, failed or went on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void askingChangesNoProposal(int ends) {
        assertThat(proposals(ends, true)).isEqualTo(proposals(ends, false));
    }

    /** With so many ends between two batches. */
    private static List<Candidate> proposals(int ends, boolean asks) {
        var rungs = new TrialOutline(Optional.empty(), new Ladder(List.of(1, 3), 9));
        CandidateSource source = Bayesian.DEFAULT.open(Spaces.grid(9, 8, 7), LOSS, 11, List.of(), rungs);
        List<Candidate> proposals = new ArrayList<>(source.next(10));
        for (int told = 0; told < 90; told++) {
            source.tell(result(told, proposals.get(told), false));
            if (told % 9 == 2) {
                TrialResult waiting = result(told - 1, proposals.get(told - 1), false);
                source.continued(waiting);
                source.tell(result(told - 1, proposals.get(told - 1), true));
            }
            if (asks) {
                source.expectedGain();
            }
            if ((told + 1) % ends == 0) {
                proposals.addAll(source.next(ends));
            }
        }
        assertThat(source.expectedGain()).isPresent();
        return proposals;
    }

    private static TrialResult result(int told, Candidate candidate, boolean wentOn) {
        var trial = new Trial(told + 1, candidate, 5, 9);
        return new TrialResult(trial, outcome(told, candidate, wentOn), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    private static Outcome outcome(int told, Candidate candidate, boolean wentOn) {
        double score =
                square(candidate.point()) + Math.floorMod(candidate.point().index() * 31, 17);
        if (told % 3 == 1 && !wentOn) {
            return new Pruned(score, 1, "late", List.of(Epochs.withAccuracy(1 + told % 4, score)));
        }
        List<Epoch> history = told % 2 == 0
                ? List.of()
                : List.of(
                        Epochs.withAccuracy(1, score - 2),
                        Epochs.withAccuracy(4, score - 1),
                        Epochs.withAccuracy(9, score));
        return told % 7 == 3 ? new Diverged("NaN", List.of()) : new Completed(score, 9, "", history);
    }
}
