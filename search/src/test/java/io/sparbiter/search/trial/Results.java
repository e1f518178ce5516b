package io.sparbiter.search.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Results for tests. */
public final class Results {
    private Results() {}

    /** A trial of one epoch that completed with this score. */
    public static TrialResult completed(int id, Candidate candidate, double score) {
        return of(id, candidate, new Outcome.Completed(score, 1, "", List.of(Epochs.withAccuracy(1, score))));
    }

    public static TrialResult of(int id, Candidate candidate, Outcome outcome) {
        var trial = new Trial(id, candidate, Seeds.derive(1, id), 1);
        return new TrialResult(trial, outcome, Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }
}
