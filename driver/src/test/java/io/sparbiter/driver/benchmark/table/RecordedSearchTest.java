package io.sparbiter.driver.benchmark.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordedSearchTest {
    private static final Space SPACE = SampleTrials.SPACE;

    private static RecordedTable table(Stream<TrialResult> results) {
        List<TrialRow> rows =
                results.map(new TrialRowFactory(SampleTrials.context("s"))::row).toList();
        return RecordedSearch.table("s", SPACE, Direction.MAXIMIZE, rows);
    }

    @Test
    void pointsWithAScoreAreThereWithTheirTime() {
        RecordedTable table = table(SampleTrials.everyOutcome().stream());
        // Completed, pruned and stopped have one; cancelled, diverged and failed do not.
        assertThat(table.size()).isEqualTo(3);
        RecordedPoint completed = table.at(SampleTrials.trial(1).point());
        assertThat(completed.curves()).containsExactly(List.of(0.9832777));
        assertThat(completed.duration())
                .as("its epochs, not the 1,001 ms of the trial")
                .hasMillis(410);
        assertThat(table.has(SampleTrials.trial(5).point())).isFalse();
    }

    @Test
    void severalScoresOfAPointAreReplicates() {
        // Trials 1 and 37 of 36 points have the same point.
        RecordedTable table = table(Stream.of(
                SampleTrials.completed(1, 0.5), SampleTrials.completed(37, 0.7), SampleTrials.completed(2, 0.1)));
        assertThat(table.at(SampleTrials.trial(1).point()).curves()).containsExactly(List.of(0.5), List.of(0.7));
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void aSearchWithoutScoresIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> table(SampleTrials.everyOutcome().stream().skip(3)))
                .withMessageStartingWith("search s: it has no point with a score.");
    }
}
