package io.sparbiter.driver.benchmark;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a source to the recorded points of a table with gaps. Another point it proposes is told back at once as a
 * cancelled trial: so it counts as tried and teaches nothing, and the source is asked again. The end comes with the last
 * recorded point.
 */
final class RecordedOnlySource implements CandidateSource {
    private final CandidateSource source;
    private final RecordedTable table;
    private int proposed;
    /** Far from the ids of real trials. */
    private int cancelledId = Integer.MAX_VALUE;

    RecordedOnlySource(CandidateSource source, RecordedTable table) {
        this.source = source;
        this.table = table;
    }

    @Override
    public List<Candidate> next(int max) {
        List<Candidate> recorded = new ArrayList<>();
        int wanted = Math.min(max, table.size() - proposed);
        while (recorded.size() < wanted) {
            List<Candidate> batch = source.next(wanted - recorded.size());
            if (batch.isEmpty()) {
                break;
            }
            for (Candidate candidate : batch) {
                keepOrCancel(candidate, recorded);
            }
        }
        proposed += recorded.size();
        return recorded;
    }

    private void keepOrCancel(Candidate candidate, List<Candidate> recorded) {
        if (table.has(candidate.point())) {
            recorded.add(candidate);
        } else {
            var trial = new Trial(cancelledId--, candidate, 0, 1);
            var outcome = new Outcome.Cancelled("the table has no score of this point");
            source.tell(new TrialResult(trial, outcome, Optional.empty(), Instant.EPOCH, Instant.EPOCH));
        }
    }

    @Override
    public void tell(TrialResult result) {
        source.tell(result);
    }

    /** Only what has a regret is a recommendation here. */
    @Override
    public Optional<Point> recommend() {
        return source.recommend().filter(table::has);
    }
}
