package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aScoreIsFinite(double score) {
        String message = "a score is finite: " + score;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Completed(score, 1, "", List.of()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pruned(score, 1, "", List.of()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stopped(score, 1, "", List.of()))
                .withMessage(message);
    }

    @Test
    void everyOutcomeHasItsStatus() {
        assertThat(new Completed(0.5, 1, "", List.of()).status()).isEqualTo(Status.COMPLETED);
        assertThat(new Diverged("NaN", List.of()).status()).isEqualTo(Status.DIVERGED);
        assertThat(new Failed(Failure.OUT_OF_MEMORY, "", List.of()).status()).isEqualTo(Status.FAILED);
        assertThat(new Cancelled("").status()).isEqualTo(Status.CANCELLED);
        assertThat(Failure.OUT_OF_MEMORY.word()).isEqualTo("out_of_memory");
    }

    @Test
    void aHistoryIsACopy() {
        List<Epoch> history = new ArrayList<>(Epochs.withAccuracies(0.5));
        Outcome outcome = new Diverged("NaN", history);
        history.clear();
        assertThat(outcome.history()).hasSize(1);
    }

    @Test
    void aTrialHasAPositiveIdAndBudget() {
        var candidate = new Candidate(Spaces.ofOne().point(0), "random");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial(0, candidate, 7, 1))
                .withMessage("trial ids count from 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trial(1, candidate, 7, 0))
                .withMessage("a trial trains at least one epoch: 0");
    }
}
