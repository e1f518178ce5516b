package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void scoresAreTargetsOfMeanZeroAndVarianceOne() {
        History history = history(0.1, 0.9, 0.2);
        var standard = new ScoreScale(history).standard(history.seen()).orElseThrow();
        double deviation = Math.sqrt((0.09 + 0.25 + 0.04) / 2);

        assertThat(standard.unit()).isEqualTo(deviation, within(1e-12));
        assertThat(standard.best()).isEqualTo(0.5 / deviation, within(1e-12));
        assertThat(standard.targets().get(Stage.atEnd(0))).isEqualTo(-0.3 / deviation, within(1e-12));
        assertThat(standard.targets().get(Stage.atEnd(1))).isEqualTo(standard.best());
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
        assertThat(standard.targets().get(Stage.atEnd(9))).isEqualTo(-standard.best(), within(1e-12));
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
