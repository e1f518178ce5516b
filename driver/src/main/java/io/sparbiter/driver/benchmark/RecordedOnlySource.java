package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.search.generate.Strategy;
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
import java.util.stream.LongStream;

/**
 * Keeps a source to the recorded points of a table with gaps. All others are cancelled trials to it: they count as tried
 * and teach nothing. A strategy with a model, which thinks long about each proposal, is told of them before its first;
 * others when they propose one, and then they are asked again. The end comes with the last recorded point.
 */
final class RecordedOnlySource implements CandidateSource {
    /** Larger spaces cannot be gone through. */
    private static final long MOST_CANCELLED_BEFORE = 1 << 20;

    private final CandidateSource source;
    private final RecordedTable table;
    private int proposed;
    /** Far from the ids of real trials. */
    private int cancelledId = Integer.MAX_VALUE;

    /** @param source fresh, of the strategy */
    static CandidateSource of(CandidateSource source, Strategy strategy, RecordedTable table) {
        var kept = new RecordedOnlySource(source, table);
        if (strategy.hasModel() && table.space().cardinality() <= MOST_CANCELLED_BEFORE) {
            kept.cancelBefore();
        }
        return kept;
    }

    private RecordedOnlySource(CandidateSource source, RecordedTable table) {
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
            source.tell(cancelled(candidate));
        }
    }

    private void cancelBefore() {
        LongStream.range(0, table.space().cardinality())
                .filter(table.space()::admits)
                .mapToObj(table.space()::point)
                .filter(point -> !table.has(point))
                .map(point -> cancelled(new Candidate(point, "unrecorded")))
                .forEach(source::learn);
    }

    private TrialResult cancelled(Candidate candidate) {
        var trial = new Trial(cancelledId--, candidate, 0, 1);
        var outcome = new Outcome.Cancelled("the table has no score of this point");
        return new TrialResult(trial, outcome, Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public void tell(TrialResult result) {
        source.tell(result);
    }

    @Override
    public int goOn(List<TrialResult> waiting) {
        return source.goOn(waiting);
    }

    @Override
    public void continued(TrialResult last) {
        source.continued(last);
    }

    /** Only what has a regret is a recommendation here. */
    @Override
    public Optional<Point> recommend() {
        return source.recommend().filter(table::has);
    }
}
