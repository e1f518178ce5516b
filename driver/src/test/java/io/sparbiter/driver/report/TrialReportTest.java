package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.trial.TrialType.Description;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialReportTest {
    @Test
    void decimalValuesAreShownAsCommandLinesGetThem() {
        Space space = new Space(List.of(new Axis.RealAxis("rate", List.of(8.37677640068E-4))));
        Outcome outcome = new Completed(0.5, 1, "ended", SampleTrials.epochs(1, 0.5));
        TrialRow row = SampleRows.row(1, space.point(0), outcome, Metric.of("loss", Direction.MINIMIZE));

        assertThat(new TrialReport(row).text(Optional.empty(), Map.of()))
                .contains("Parameters\n  rate  0.000837677640068\n");
    }

    @Test
    void showsEverythingThatIsKnown() {
        String text = new TrialReport(SampleRows.row(7, 82_943, 0.98328))
                .text(Optional.of(new Description("Network", "4 layers\n")), Map.of());

        assertThat(text).isEqualTo("""
                        Trial 7 of search s (point 82943)

                        Parameters
                          conv_1_filters  256
                          conv_2_filters  256
                          conv_3_filters  256
                          conv_1_kernel   7
                          conv_2_kernel   7
                          conv_3_kernel   7
                          dense_1_units   512
                          dense_2_units   256
                          optimizer       adadelta

                        Result
                          status         completed
                          score          0.98328 (val_accuracy, best of epoch 3)
                          learning_rate  2.5000e-04
                          train_loss     0.33333
                          val_loss       0.66667
                          val_accuracy   0.98328
                          epochs         4
                          stop_reason    trained all 4 epochs
                          time           0:01

                        Provenance
                          proposed_by       random (strategy random)
                          seed              7
                          host              host-1
                          executor          executor-2
                          gpu               0
                          threads           1
                          attempt           1
                          parameters        1007
                          backend           nd4j-native 1.0.0-M2.1
                          data_fingerprint  da7a
                          started_at        2026-03-01T10:22:30.123456Z
                          finished_at       2026-03-01T10:22:31.130456Z
                          version           0.1.0
                          config_hash       c0ffee

                        Network
                        4 layers

                        Epochs
                         epoch  train_loss  val_loss  val_accuracy  learning_rate  seconds
                        -------------------------------------------------------------------------
                             1     1.00000   2.00000       0.96328        0.00100  0.10100
                             2     0.50000   1.00000       0.97328     5.0000e-04  0.10200
                             3     0.33333   0.66667       0.98328     3.3333e-04  0.10300  best
                             4     0.25000   0.50000       0.97328     2.5000e-04  0.10400
                        """);
    }

    @Test
    void showsAFailureWithoutEpochs() {
        TrialRow row = SampleRows.row(2, 0, new Failed(Failure.ERROR, "one\ntwo", List.of()));

        assertThat(new TrialReport(row).text(Optional.empty(), Map.of()))
                .contains("  status       failed\n  epochs       0\n  stop_reason  error\n")
                .contains("  error        one\n               two\n")
                .doesNotContain("score", "Network", "\nEpochs");
    }

    @Test
    void anUnknownTrialIsAnsweredWithTheRange() {
        List<TrialRow> rows = List.of(SampleRows.row(2, 0, 0.5), SampleRows.row(3, 0, 0.5), SampleRows.row(9, 0, 0.5));

        assertThat(TrialReport.find(rows, 3)).isEqualTo(rows.get(1));
        assertThatThrownBy(() -> TrialReport.find(rows, 4))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot find trial 4: it has not ended.\nThere are trials 2 to 9, not all of them.");
        assertThatThrownBy(() -> TrialReport.find(rows.subList(0, 2), 4))
                .hasMessage("Cannot find trial 4: it has not ended.\nThere are trials 2 to 3.");
        assertThatThrownBy(() -> TrialReport.find(List.of(), 4))
                .hasMessage("Cannot find trial 4: it has not ended.\nNo trial of the search has.");
    }

    @Test
    void theLastLinesOfWhatItPrintedComeLast() {
        String lines =
                IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        assertThat(new TrialReport(SampleRows.row(7, 82_943, 0.98328)).text(Optional.empty(), Map.of("stdout", lines)))
                .endsWith("line 29\n" + " ".repeat(10) + "line 30\n")
                .contains("\nOutput\n  stdout  line 11\n" + " ".repeat(10) + "line 12\n")
                .doesNotContain("line 10\n");
    }

    @Test
    void whatItPrintedDoesNotSteerTheTerminal() {
        String printed = "10 %\r20 %\n" + (char) 27 + "[2J\n";
        assertThat(new TrialReport(SampleRows.row(7, 82_943, 0.98328))
                        .text(Optional.empty(), Map.of("stdout", printed)))
                .endsWith("10 %\n" + " ".repeat(10) + "20 %\n" + " ".repeat(10) + "\\" + "u001b[2J\n");
    }
}
