package io.sparbiter.driver.results.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedResultTest {
    static List<TrialResult> everyOutcome() {
        return SampleTrials.everyOutcome();
    }

    @ParameterizedTest
    @MethodSource("everyOutcome")
    void everyOutcomeComesBackFromItsRow(TrialResult result) {
        TrialRow row = new TrialRowFactory(SampleTrials.context("a")).row(result);

        assertThat(RecordedResult.outcome(row.ending())).contains(result.outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "pruned", "stopped", "failed", "postponed"})
    void aRowThatLacksWhatBelongsToItsStatusHasNoOutcome(String status) {
        assertThat(RecordedResult.outcome(ending(status))).isEmpty();
    }

    @Test
    void aRowWithoutEpochsHasAnOutcomeWithout() {
        assertThat(RecordedResult.outcome(ending("diverged")).orElseThrow().history())
                .isEmpty();
    }

    private static Ending ending(String status) {
        return new Ending(status, Optional.empty(), 0, Optional.empty(), Optional.empty(), Metrics.NONE, List.of());
    }
}
