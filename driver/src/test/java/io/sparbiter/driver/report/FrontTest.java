package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Pruned;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontTest {
    /** Trial n has 1,000 + n parameters. */
    private static final List<TrialRow> ROWS = List.of(
            SampleRows.row(1, 1, 0.90),
            SampleRows.row(2, 2, 0.95),
            SampleRows.row(3, 3, 0.93),
            SampleRows.row(4, 4, 0.95),
            SampleRows.row(5, 5, new Pruned(0.99, 1, "hopeless", List.of())),
            SampleRows.row(6, 6, new Diverged("NaN", List.of())));

    private static List<Integer> front(Measure... others) {
        return Front.of(Ranking.of(ROWS), List.of(others)).trials().stream()
                .map(TrialRow::trialId)
                .toList();
    }

    @Test
    void aFactIsWeighedWhateverBecameOfTheTrial() {
        assertThat(front(new Measure("parameters", Direction.MINIMIZE))).containsExactly(5, 2, 1);
        assertThat(front(new Measure("parameters", Direction.MAXIMIZE))).containsExactly(5);
    }

    @Test
    void aDurationOfThoseThatCompleted() {
        assertThat(front(new Measure("duration_ms", Direction.MAXIMIZE)))
                .doesNotContain(5, 6)
                .isNotEmpty();
    }

    @Test
    void withoutANumberATrialIsNotOnIt() {
        assertThat(front(new Measure("unknown", Direction.MINIMIZE))).isEmpty();
    }

    @Test
    void withoutFurtherObjectivesItIsTheBest() {
        assertThat(front()).containsExactly(5);
    }

    @Test
    void theTablesOfTheBestBeginWithIt() {
        List<Measure> others = List.of(new Measure("parameters", Direction.MINIMIZE));
        String best = new RankingReport(ROWS, Optional.empty(), others, TextTable.WIDTH).best(2);

        assertThat(best)
                .startsWith("Pareto front: 3 trials of 5 by val_accuracy (maximize), parameters (minimize),"
                        + " the first 2\n")
                .contains("\nBest 2 of 5 by val_accuracy (maximize)\n", " 1,002 ");
        assertThat(best.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }
}
