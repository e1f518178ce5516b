package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sparbiter.search.choose.Histories;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {
    private static History history(double... scores) {
        History history = Histories.empty(Spaces.ofTwoHundred());
        IntStream.range(0, scores.length).forEach(i -> Histories.observe(history, i, scores[i]));
        return history;
    }

    @Test
    void anObservedNormalScoreIsItsScore() {
        History history = history(0.9, 0.5, 0.95, 0.1, 0.9);
        var scale = new ScoreScale(history);

        for (int i = 0; i < 5; i++) {
            assertThat(scale.score(history.targets()[i]))
                    .isEqualTo(history.observations().get(i).score());
        }
    }

    @Test
    void betweenTwoItIsBetweenTheirsAndBeyondAllTheLasts() {
        History history = history(0.1, 0.5, 0.7);
        var scale = new ScoreScale(history);
        double middle = (history.targets()[1] + history.targets()[2]) / 2;

        assertThat(scale.score(middle)).isEqualTo(0.6, within(1e-12));
        assertThat(scale.score(9)).isEqualTo(0.7);
        assertThat(scale.score(-9)).isEqualTo(0.1);
    }

    @Test
    void aBetterNormalScoreIsALowerLoss() {
        History losses = History.of(
                Spaces.ofTwoHundred(),
                Objective.of(Epochs.VAL_LOSS),
                List.of(Observation.scored(1, 0.1), Observation.scored(2, 0.4), Observation.scored(3, 0.2)));
        var scale = new ScoreScale(losses);

        assertThat(IntStream.rangeClosed(-20, 20).mapToObj(i -> -scale.score(i / 10.0)))
                .isSorted()
                .contains(-0.1, -0.4);
    }

    @Test
    void scoresAreTargetsThatAreApartAsScoresAre() {
        History history = history(0.1, 0.9, 0.2);
        var standard = new ScoreScale(history).standard(history.seen()).orElseThrow();
        var targets = standard.targets().values().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        double between =
                standard.targets().get(Stage.atEnd(1)) - standard.targets().get(Stage.atEnd(2));

        assertThat(targets.getAverage()).isEqualTo(0, within(1e-12));
        assertThat(standard.best()).isEqualTo(targets.getMax());
        assertThat(between * standard.unit()).isEqualTo(0.7, within(1e-12));
    }

    @Test
    void aLossIsABetterTargetTheLowerItIs() {
        History losses = History.of(
                Spaces.ofTwoHundred(),
                Objective.of(Epochs.VAL_LOSS),
                IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> Observation.scored(i, i))
                        .toList());
        var standard = new ScoreScale(losses).standard(losses.seen()).orElseThrow();

        assertThat(standard.best()).isPositive().isEqualTo(standard.targets().get(Stage.atEnd(1)));
        assertThat(standard.targets().get(Stage.atEnd(9)))
                .as("the worst quarter is as bad as the best of it")
                .isEqualTo(standard.targets().get(Stage.atEnd(8)))
                .isLessThan(standard.targets().get(Stage.atEnd(7)));
    }

    @Test
    void oneHugeLossDoesNotStretchTheScale() {
        double[] losses =
                IntStream.rangeClosed(1, 12).mapToDouble(i -> i / 100.0).toArray();
        double unit = unit(losses);
        losses[11] = 1e6;
        assertThat(unit(losses)).isCloseTo(unit, withinPercentage(1));
    }

    private static double unit(double... losses) {
        History history = History.of(
                Spaces.ofTwoHundred(),
                Objective.of(Epochs.VAL_LOSS),
                IntStream.range(0, losses.length)
                        .mapToObj(i -> Observation.scored(i, losses[i]))
                        .toList());
        return new ScoreScale(history).standard(history.seen()).orElseThrow().unit();
    }

    @Test
    void equalScoresAreNoScale() {
        History history = history(0.9, 0.9, 0.9);

        assertThat(new ScoreScale(history).standard(history.seen())).isEmpty();
    }

    @Test
    void onlyCompletedTrialsAreMarksOfTheScale() {
        History history = History.of(
                Spaces.ofTwoHundred(),
                Epochs.OBJECTIVE,
                List.of(
                        Observation.scored(1, 0.5),
                        new Observation(2, Kind.PARTIAL, 0.9, Epochs.withAccuracies(0.9), 1, 0),
                        new Observation(3, Kind.BAD, 0, List.of(), 1, 0)));

        assertThat(new ScoreScale(history).size()).isEqualTo(1);
        assertThat(new ScoreScale(history).standard(history.seen())).isEmpty();
        assertThat(new ScoreScale(history).score(2)).isEqualTo(0.5);
        assertThat(new ScoreScale(history).score(-2)).isEqualTo(0.5);
    }
}
