package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.progress.TrainingProgress.Snapshot;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private static final Epoch GOOD = NetworkReports.epoch(1, 0.5, 0.4, 0.9, 0.001, 10);
    private static final Epoch WORSE = NetworkReports.epoch(2, 0.4, 0.4, 0.8, 0.001, 10);

    private final List<Snapshot> shown = new ArrayList<>();
    private final TrainingProgress progress = new TrainingProgress(NetworkReports.OBJECTIVE, shown::add);

    private Snapshot last() {
        return shown.get(shown.size() - 1);
    }

    @Test
    void countsBatchesAndEpochs() {
        assertThat(progress.isCancelled()).isFalse();
        progress.isCancelled();
        progress.isCancelled();
        assertThat(last()).isEqualTo(new Snapshot(0, 0, 2, Optional.empty(), Optional.empty()));
        assertThat(progress.epochEnded(GOOD)).isEqualTo(Verdict.CONTINUE);
        assertThat(last()).isEqualTo(new Snapshot(1, 0, 0, Optional.of(GOOD), Optional.of(GOOD)));
        progress.isCancelled();
        progress.epochEnded(WORSE);
        assertThat(last()).isEqualTo(new Snapshot(2, 0, 0, Optional.of(WORSE), Optional.of(GOOD)));
    }

    @Test
    void epochsHeardOfWithoutABatchAreOfAnEarlierRun() {
        progress.epochEnded(GOOD);
        progress.epochEnded(WORSE);
        assertThat(last().earlier()).isEqualTo(2);
        progress.isCancelled();
        progress.epochEnded(NetworkReports.epoch(3, 0.4, 0.4, 0.8, 0.001, 10));
        assertThat(last().epochs()).isEqualTo(3);
        assertThat(last().earlier()).isEqualTo(2);
    }

    @Test
    void endsWhenAsked() {
        progress.requestEnd();
        assertThat(progress.isCancelled()).isTrue();
    }

    @Test
    void theLineSaysWhereItStands() {
        var words = new TrainingWords(20, 47, NetworkReports.OBJECTIVE);
        assertThat(words.of(Snapshot.NOTHING, Duration.ofSeconds(2))).isEqualTo("epoch 1/20 | batch 0/47 | 0:02");
        var fourth = new Snapshot(4, 2, 23, Optional.of(WORSE), Optional.of(GOOD));
        assertThat(words.of(fourth, Duration.ofSeconds(10)))
                .isEqualTo("epoch 5/20 | batch 23/47 | val_accuracy 0.8000, best 0.9000 in epoch 1 | 0:10,"
                        + " at most 1:20 left");
        var scoring = new Snapshot(20, 0, 90, Optional.of(WORSE), Optional.of(GOOD));
        assertThat(words.of(scoring, Duration.ofSeconds(10))).startsWith("epoch 20/20 | scoring | ");
    }

    @Test
    void withoutATerminalNothingIsDrawn() {
        try (var display = TrainingDisplay.create(2, 3, NetworkReports.OBJECTIVE)) {
            display.accept(Snapshot.NOTHING);
        }
    }
}
