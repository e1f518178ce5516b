package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.Optional;

/** The way back from a row to the result it records. */
public final class RecordedResult {
    private RecordedResult() {}

    /** The result of a trial; empty if this version cannot make anything of how the row says it ended. */
    public static Optional<TrialResult> of(TrialRow row, Trial trial) {
        Run run = row.run();
        return RecordedOutcome.of(row.ending())
                .map(outcome -> new TrialResult(trial, outcome, start(trial, run), run.startedAt(), run.finishedAt()));
    }

    private static Optional<TrialStart> start(Trial trial, Run run) {
        if (!run.began()) {
            return Optional.empty();
        }
        Placement placement = new Placement(run.host(), run.executor(), run.gpu(), run.threads(), run.attempt());
        return Optional.of(new TrialStart(trial.id(), placement, run.facts(), run.startedAt()));
    }
}
