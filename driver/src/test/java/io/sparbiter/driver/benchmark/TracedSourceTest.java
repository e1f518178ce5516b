package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracedSourceTest {
    private static CandidateSource recommending(Optional<Point> point) {
        return new CandidateSource() {
            @Override
            public List<Candidate> next(int max) {
                return List.of();
            }

            @Override
            public void tell(TrialResult result) {}

            @Override
            public Optional<Point> recommend() {
                return point;
            }
        };
    }

    private static Point point(long index) {
        return Tables.LUCKY.space().point(index);
    }

    private static TrialResult result(int id, long point, double score) {
        var trial = new Trial(id, new Candidate(point(point), "test"), id, 1);
        var outcome = new Outcome.Completed(score, 1, "", List.of());
        return new TrialResult(trial, outcome, Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    private static List<RegretAtCheckpoint> standings(Optional<Point> recommended) {
        var source = new TracedSource(recommending(recommended), Tables.LUCKY, List.of(1, 2, 4));
        source.tell(result(1, 0, 5));
        source.tell(result(2, 1, 1));
        source.tell(result(3, 2, 2));
        source.tell(result(4, 2, 2));
        return source.standings();
    }

    @Test
    void theIncumbentHasTheBestScoreSeenAndTheRegretOfItsMean() {
        // Point 1 was lucky: its score of 1 stays the best seen, though point 2 is the better one.
        assertThat(standings(Optional.empty()))
                .containsExactly(
                        new RegretAtCheckpoint(1.5, 1.5, 1),
                        new RegretAtCheckpoint(0.5, 0.5, 2),
                        new RegretAtCheckpoint(0.5, 0.5, 3));
    }

    @Test
    void theRecommendationIsTheStrategysOwn() {
        assertThat(standings(Optional.of(point(2))))
                .containsExactly(
                        new RegretAtCheckpoint(1.5, 0, 1),
                        new RegretAtCheckpoint(0.5, 0, 2),
                        new RegretAtCheckpoint(0.5, 0, 3));
    }
}
