package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.worker.network.NetworkReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingReportTest {
    @Test
    void decimalValuesAreShownAsCommandLinesGetThem() {
        Space space = new Space(List.of(new Axis.RealAxis("rate", List.of(8.37677640068E-4))));
        Outcome outcome = new Completed(0.5, 1, "ended", SampleTrials.epochs(1, 0.5));
        TrialRow row = SampleRows.row(1, space.point(0), outcome, Metric.of("loss", Direction.MINIMIZE));

        assertThat(new RankingReport(List.of(row)).best(1)).contains(" 0.000837677640068 ");
    }

    @Test
    void nineAxesFitInto120Columns() {
        String worst = new RankingReport(SampleRows.sixty()).worst(10);

        assertThat(worst.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(worst)
                .startsWith("Worst 10 of 60 by val_accuracy (maximize)\n")
                .contains(
                        "\n rank  trial    score   conv_1   conv_2   conv_3  conv_1  conv_2  conv_3  dense_1  dense_2"
                                + "  optimizer  epochs  time\n",
                        "\n                       filters  filters  filters  kernel  kernel  kernel    units    units\n",
                        "\n    1      1  0.30010       32       32       64       3       3       5      128       64"
                                + "  adadelta        4  0:01\n",
                        "\nAll ten: optimizer adadelta.\n60 trials: 60 completed.\n");
    }

    @Test
    void ofFortyAxesThoseAreShownThatFit() {
        Space space = new Space(IntStream.range(0, 40)
                .<Axis>mapToObj(i -> new Axis.IntegerAxis("a" + i, List.of(0L, 1L)))
                .toList());
        Outcome outcome = new Completed(-3.2, 1, "ended", SampleTrials.epochs(1, -3.2));
        TrialRow row = SampleRows.row(1, space.point(0), outcome, Metric.of("loss", Direction.MINIMIZE));

        String best = new RankingReport(List.of(row)).best(10);

        assertThat(best.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(best)
                .contains(
                        "  a0  a1  a2 ",
                        "-3.20000",
                        "There is no room for 21 of the axes: \"show TRIAL\" has them all.");
    }

    @Test
    void unscoredTrialsAreCountedAndNotRanked() {
        List<TrialRow> rows = List.of(
                SampleRows.row(1, 1, 0.9),
                SampleRows.row(2, 2, new Pruned(0.4, 1, "hopeless", List.of())),
                SampleRows.row(3, 3, new Diverged("NaN", List.of())),
                SampleRows.row(4, 4, new Failed(Failure.OUT_OF_MEMORY, "heap", List.of())),
                SampleRows.row(5, 5, new Failed(Failure.ERROR, "bad", List.of())),
                SampleRows.row(6, 6, new Cancelled("over")));

        assertThat(new RankingReport(rows).best(10))
                .startsWith("Best 2 of 2 by val_accuracy")
                .endsWith("""
                        Not trained to the end: 2 (pruned).
                        6 trials: 1 cancelled, 1 completed, 1 diverged, 2 failed (1 error, 1 out_of_memory), 1 pruned.
                        """);
    }

    @Test
    void withoutScoresThereIsNoTable() {
        assertThat(new RankingReport(List.of(SampleRows.row(3, 3, new Diverged("NaN", List.of())))).best(10))
                .isEqualTo("""
                        No trial has a score.
                        1 trial: 1 diverged.
                        Trial 3: NaN
                        "show 3" has more.
                        """);
        assertThat(new RankingReport(List.of()).worst(10)).isEqualTo("No trial has a score.\nNo trial has ended.\n");
    }

    @Test
    void noTrialIsAmongBoth() {
        List<TrialRow> rows = new ArrayList<>();
        for (int id = 1; id <= 5; id++) {
            rows.add(SampleRows.row(id, id, 0.5));
        }

        assertThat(closing(rows, 10)).containsExactly("Best 3 of 5: 1 2 3", "Worst 2 of 5: 4 5");
        assertThat(closing(rows.subList(0, 1), 10)).containsExactly("Best 1 of 1: 1");
        assertThat(closing(SampleRows.sixty().subList(0, 12), 3))
                .containsExactly("Best 3 of 12: 12 11 9", "Worst 3 of 12: 1 4 7");
        assertThat(new RankingReport(List.of()).bestAndWorst(10))
                .containsExactly("No trial has a score.\nNo trial has ended.\n");
    }

    /** How each table begins, and its trials. */
    private static List<String> closing(List<TrialRow> rows, int most) {
        return new RankingReport(rows)
                .bestAndWorst(most).stream()
                        .map(table -> table.substring(0, table.indexOf(" by")) + ":"
                                + table.lines()
                                        .filter(line -> line.matches(" +\\d+ +\\d+ .*"))
                                        .map(line -> " " + line.strip().split(" +", 3)[1])
                                        .collect(Collectors.joining()))
                        .toList();
    }

    @Test
    void tiesAreBrokenByTrialId() {
        List<TrialRow> rows = List.of(SampleRows.row(3, 3, 0.5), SampleRows.row(1, 1, 0.5), SampleRows.row(2, 2, 0.5));

        assertThat(ids(Ranking.of(rows).best(2))).containsExactly(1, 2);
        assertThat(ids(Ranking.of(rows).worst(2))).containsExactly(1, 2);
    }

    @Test
    void thoseThatShareTheBestScoreAreCounted() {
        List<TrialRow> rows = List.of(
                SampleRows.row(3, 3, 0.5),
                SampleRows.row(1, 1, 0.4),
                SampleRows.row(2, 2, 0.5),
                SampleRows.row(4, 4, 0.5));

        assertThat(new RankingReport(rows).best(1))
                .contains("\n2 more trials have the best score: of equal ones the first is the best.\n");
        assertThat(new RankingReport(rows.subList(0, 3)).best(2)).contains("\n1 more trial has the best score: ");
        assertThat(new RankingReport(rows.subList(0, 2)).best(2)).doesNotContain("more trial");
        assertThat(new RankingReport(rows).worst(2)).doesNotContain("more trial");
    }

    @Test
    void onANarrowScreenATrialIsAParagraph() {
        String best = new RankingReport(SampleRows.sixty(), Optional.empty(), List.of(), 40).best(2);

        assertThat(best.lines().filter(line -> !line.startsWith("They share")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(best).contains("""

                rank 1  trial 60  score 0.98600
                  conv_1_filters 256  conv_2_filters 256
                """).contains("\nrank 2  trial 59  score ").doesNotContain("no room", "-----");
    }

    @Test
    void onAUsualScreenFewAxesAreColumns() {
        Space space = new Space(List.of(new Axis.IntegerAxis("width", List.of(1L, 2L))));
        Outcome outcome = new Completed(0.5, 1, "ended", SampleTrials.epochs(1, 0.5));
        TrialRow row = SampleRows.row(1, space.point(0), outcome, Metric.of("loss", Direction.MINIMIZE));

        assertThat(new RankingReport(List.of(row), Optional.empty(), List.of(), 80).best(1))
                .contains("\n rank  trial    score  width  epochs  time\n");
    }

    @Test
    void aLossIsBestWhenItIsLow() {
        List<TrialRow> rows = new ArrayList<>();
        for (int id = 1; id <= 3; id++) {
            Outcome outcome = new Completed(id * 0.1, 1, "done", List.of());
            rows.add(SampleRows.row(id, id, outcome, NetworkReports.VAL_LOSS));
        }

        assertThat(ids(Ranking.of(rows).best(2))).containsExactly(1, 2);
        assertThat(ids(Ranking.of(rows).worst(2))).containsExactly(3, 2);
        assertThat(new RankingReport(rows).best(1)).startsWith("Best 1 of 3 by val_loss (minimize)");
    }

    private static List<Integer> ids(List<TrialRow> rows) {
        return rows.stream().map(TrialRow::trialId).toList();
    }
}
