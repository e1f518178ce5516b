package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = Histories.empty(Spaces.ofTwoHundred());

    private static Observation partial(long index, double score) {
        return new Observation(index, Kind.PARTIAL, score, List.of(), 1, 0);
    }

    @Test
    void aPointThatIsToldAgainHasItsLatestEndInItsOldPlace() {
        history.add(partial(3, 0.5));
        history.add(partial(7, 0.6));
        history.add(Observation.scored(3, 0.9));

        assertThat(history.observations()).containsExactly(Observation.scored(3, 0.9), partial(7, 0.6));
        assertThat(history.tried()).isEqualTo(2);
    }

    @Test
    void aFurtherObjectiveIsSeenWhereItIsKnown() {
        var objective = Objective.of(Epochs.VAL_ACCURACY, new Measure("parameters", Direction.MINIMIZE));
        var weighed = new History(Spaces.ofTwoHundred(), objective);
        weighed.add(new Observation(3, Kind.FULL, 0.5, List.of(), 1, 0, List.of(100.0)));
        weighed.add(new Observation(7, Kind.FULL, 0.6, List.of(), 1, 0, List.of(Double.NaN)));
        weighed.add(new Observation(9, Kind.BAD, 0, List.of(), 1, 0, List.of(200.0)));

        List<Map<Stage, Double>> seen = weighed.seenByObjective();
        assertThat(seen.get(0)).isEqualTo(weighed.seen()).hasSize(3);
        assertThat(seen.get(1)).containsOnlyKeys(Stage.atEnd(3), Stage.atEnd(9));
        assertThat(seen.get(1).get(Stage.atEnd(3))).isGreaterThan(seen.get(1).get(Stage.atEnd(9)));
    }

    @Test
    void targetsFollowAnEndThatIsToldAgain() {
        history.add(Observation.scored(3, 0.5));
        history.add(Observation.scored(7, 0.6));
        assertThat(history.targets()[0]).isLessThan(history.targets()[1]);

        history.add(Observation.scored(3, 0.9));
        assertThat(history.targets()[0]).isGreaterThan(history.targets()[1]);
    }

    @Test
    void aTrialIsSeenAtTheRungsItPassedAndAtItsEnd() {
        History laddered = new History(Spaces.ofTwoHundred(), Epochs.OBJECTIVE, new Ladder(List.of(1, 3), 9));
        laddered.add(ended(3, Kind.FULL, 0.2, 0.3, 0.4, 0.9));
        laddered.add(ended(7, Kind.PARTIAL, 0.5, 0.6, 0.7));
        laddered.add(ended(8, Kind.PARTIAL, 0.1));
        laddered.put(5);

        Stage first = new Stage(3, Math.log(9));
        Stage second = new Stage(3, Math.log(3));
        Stage better = new Stage(7, Math.log(9));
        assertThat(laddered.seen().keySet())
                .containsExactly(
                        first, second, Stage.atEnd(3), better, new Stage(7, Math.log(3)), new Stage(8, Math.log(9)));
        assertThat(laddered.seen().get(first)).isLessThan(laddered.seen().get(better));
        assertThat(laddered.stages()).startsWith(first, second, Stage.atEnd(3)).endsWith(new Stage(5, Math.log(9)));
    }

    @Test
    void aTrialThatReportsSeldomIsSeenWithItsFirstReportAtARungOrAfterIt() {
        History laddered = new History(Spaces.ofTwoHundred(), Epochs.OBJECTIVE, new Ladder(List.of(1, 3), 9));
        List<Epoch> history =
                List.of(Epochs.withAccuracy(2, 0.2), Epochs.withAccuracy(6, 0.3), Epochs.withAccuracy(9, 0.4));
        laddered.add(new Observation(3, Kind.FULL, 0.4, history, 1, 0));
        assertThat(laddered.seen().keySet())
                .containsExactly(new Stage(3, Math.log(9 / 2.0)), new Stage(3, Math.log(9 / 6.0)), Stage.atEnd(3));
        assertThat(laddered.stages()).containsExactlyElementsOf(laddered.seen().keySet());
        laddered.put(5);
        assertThat(laddered.unseen()).containsExactly(new Stage(5, Math.log(9 / 2.0)));
    }

    @Test
    void aTrialThatStoppedBeforeARungIsNotSeenThere() {
        History laddered = new History(Spaces.ofTwoHundred(), Epochs.OBJECTIVE, new Ladder(List.of(1, 3), 9));
        laddered.add(ended(3, Kind.FULL, 0.2, 0.3));
        laddered.add(Observation.scored(4, 0.5));
        assertThat(laddered.seen().keySet()).containsExactly(new Stage(3, Math.log(9)), Stage.atEnd(3), Stage.atEnd(4));
    }

    @Test
    void aFailedTrialIsSeenAtItsEndOnly() {
        History laddered = new History(Spaces.ofTwoHundred(), Epochs.OBJECTIVE, new Ladder(List.of(1), 9));
        laddered.add(new Observation(3, Kind.BAD, 0, Epochs.withAccuracies(0.2, 0.3), 1, 0));
        assertThat(laddered.seen().keySet()).containsExactly(Stage.atEnd(3));
    }

    @Test
    void whatIsSeenFollowsAnEndThatIsToldAgain() {
        History laddered = new History(Spaces.ofTwoHundred(), Epochs.OBJECTIVE, new Ladder(List.of(1), 9));
        laddered.add(ended(3, Kind.PARTIAL, 0.2));
        assertThat(laddered.seen()).hasSize(1);
        laddered.add(ended(3, Kind.PARTIAL, 0.2, 0.3, 0.4));
        assertThat(laddered.seen().keySet()).containsExactly(new Stage(3, Math.log(9)), new Stage(3, Math.log(3)));
    }

    private static Observation ended(long index, Kind kind, double... accuracies) {
        double last = accuracies[accuracies.length - 1];
        double lag = kind == Kind.PARTIAL ? Stage.lag(accuracies.length, 9) : 0;
        return new Observation(index, kind, last, Epochs.withAccuracies(accuracies), 1, lag);
    }

    @Test
    void everyEndIsARevision() {
        history.add(Observation.scored(3, 0.5));
        history.put(7);
        history.land(7);
        assertThat(history.revision()).isEqualTo(1);
        history.add(Observation.scored(3, 0.5));
        assertThat(history.revision()).isEqualTo(2);
    }
}
