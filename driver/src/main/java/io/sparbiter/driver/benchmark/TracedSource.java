package io.sparbiter.driver.benchmark;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notes how a source stands whenever as many trials have ended as a checkpoint says. */
final class TracedSource implements CandidateSource {
    private final CandidateSource source;
    private final RecordedTable table;
    private final List<Integer> checkpoints;
    private final List<RegretAtCheckpoint> standings = new ArrayList<>();
    private final Set<Long> tried = new HashSet<>();
    private int ended;
    private double bestSeen = Double.NaN;
    private Point incumbent;

    TracedSource(CandidateSource source, RecordedTable table, List<Integer> checkpoints) {
        this.source = source;
        this.table = table;
        this.checkpoints = List.copyOf(checkpoints);
    }

    /** One for each checkpoint that was reached. */
    List<RegretAtCheckpoint> standings() {
        return List.copyOf(standings);
    }

    @Override
    public List<Candidate> next(int max) {
        return source.next(max);
    }

    @Override
    public void tell(TrialResult result) {
        source.tell(result);
        Point point = result.trial().point();
        tried.add(point.index());
        if (result.outcome() instanceof Scored scored && table.direction().isBetter(scored.score(), bestSeen)) {
            bestSeen = scored.score();
            incumbent = point;
        }
        ended++;
        if (checkpoints.contains(ended)) {
            standings.add(standing());
        }
    }

    private RegretAtCheckpoint standing() {
        Point recommended = recommend().orElse(incumbent);
        return new RegretAtCheckpoint(table.regret(incumbent), table.regret(recommended), tried.size());
    }

    @Override
    public Optional<Point> recommend() {
        return source.recommend();
    }
}
