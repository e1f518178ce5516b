package io.sparbiter.search.choose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
    /** A trial of two epochs of a second each, ten seconds after its start. */
    private static double secondsPerEpoch(int attempt) {
        var trial = new Trial(1, new Candidate(Spaces.ofTwoHundred().point(1), "test"), 1, 20, attempt);
        var start = new TrialStart(1, new Placement("host", "1", "", 1, attempt), Facts.NONE, Instant.EPOCH);
        var outcome = new Outcome.Completed(0.2, 2, "done", Epochs.withAccuracies(0.1, 0.2));
        var result = new TrialResult(trial, outcome, Optional.of(start), Instant.EPOCH, Instant.EPOCH.plusSeconds(10));
        return Observation.of(result, Epochs.OBJECTIVE).orElseThrow().secondsPerEpoch();
    }

    @Test
    void whatIsNoEpochCostsNothing() {
        assertThat(secondsPerEpoch(1)).isEqualTo(1);
    }

    @Test
    void theTimeBetweenAttemptsCostsNothing() {
        assertThat(secondsPerEpoch(2)).isEqualTo(1);
    }
}
