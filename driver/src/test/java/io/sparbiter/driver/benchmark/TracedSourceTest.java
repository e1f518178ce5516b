package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.driver.benchmark.table.Tables;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** A replay whose trials and times are dictated. */
    private static final class Dictated {
        private final RecordedTable table;
        private final TracedSource source;
        private long millis;

        Dictated(RecordedTable table, Optional<Point> recommended, Checkpoint... checkpoints) {
            this.table = table;
            source = new TracedSource(
                    recommending(recommended), new RecordedObjective(table), List.of(checkpoints), () -> millis);
        }

        void at(long now) {
            millis = now;
        }

        private Trial trial(int id, long point) {
            return new Trial(id, new Candidate(table.space().point(point), "test"), id, table.lastEpoch());
        }

        void start(int id, long point) {
            source.proposed(1, List.of(trial(id, point)));
        }

        void report(int id, int number, double score) {
            var epoch = new Epoch(number, Metrics.of(List.of("score"), score), 0);
            source.epochEnded(new EpochReport(id, 1, epoch));
        }

        void end(int id, long point, Outcome outcome) {
            source.tell(new TrialResult(trial(id, point), outcome, Optional.empty(), Instant.EPOCH, Instant.EPOCH));
        }

        void goOn(int id, long point, Outcome last) {
            source.continued(new TrialResult(trial(id, point), last, Optional.empty(), Instant.EPOCH, Instant.EPOCH));
        }

        void complete(int id, long point, double score) {
            start(id, point);
            report(id, 1, score);
            end(id, point, new Outcome.Completed(score, 1, "", List.of()));
        }

        Standing standing(Checkpoint checkpoint) {
            return source.standings().get(checkpoint);
        }
    }

    private static final Outcome COMPLETED = new Outcome.Completed(0, 1, "", List.of());
    private static final Outcome PRUNED = new Outcome.Pruned(0, 1, "", List.of());

    private static Checkpoint after(By by, int amount) {
        return new Checkpoint(by, amount, amount);
    }

    private static double[] regrets(Optional<Point> recommended) {
        Checkpoint[] checkpoints =
                IntStream.of(1, 2, 4).mapToObj(n -> after(By.TRIALS, n)).toArray(Checkpoint[]::new);
        var replay = new Dictated(Tables.LUCKY, recommended, checkpoints);
        replay.complete(1, 0, 5);
        replay.complete(2, 1, 1);
        replay.complete(3, 2, 2);
        replay.complete(4, 2, 2);
        return List.of(checkpoints).stream()
                .map(replay::standing)
                .mapToDouble(standing -> recommended.isPresent() ? standing.recommendedRegret() : standing.regret())
                .toArray();
    }

    @Test
    void theIncumbentHasTheBestScoreSeenAndTheRegretOfItsMean() {
        // Point 1 was lucky: its score of 1 stays the best seen, though point 2 is the better one.
        assertThat(regrets(Optional.empty())).containsExactly(1.5, 0.5, 0.5);
    }

    @Test
    void theRecommendationIsTheStrategysOwn() {
        assertThat(regrets(Optional.of(Tables.LUCKY.space().point(2)))).containsExactly(0, 0, 0);
    }

    @Test
    void aRunningTrialsScoreIsHeldFromItsEpochOn() {
        Checkpoint one = after(By.EPOCHS, 1);
        Checkpoint two = after(By.EPOCHS, 2);
        Checkpoint three = after(By.EPOCHS, 3);
        var replay = new Dictated(Tables.CURVES, Optional.empty(), one, two, three, after(By.EPOCHS, 4));
        replay.start(1, 1);
        replay.report(1, 1, 0.5);
        replay.report(1, 3, 0.9);
        assertThat(replay.standing(one).regret()).isEqualTo(2, within(1e-12));
        assertThat(replay.standing(two).regret()).isEqualTo(2, within(1e-12));
        assertThat(replay.standing(three).regret()).isZero();
        assertThat(replay.standing(three).trials()).isZero();
        assertThat(replay.standing(after(By.EPOCHS, 4))).isNull();
    }

    @Test
    void aTrialsEpochsAreSpentOnceWhereItReportsFewOfThem() {
        var replay = new Dictated(Tables.CURVES, Optional.empty());
        replay.start(1, 0);
        replay.start(2, 1);
        replay.report(1, 1, 0.2);
        replay.report(2, 3, 0.9);
        replay.report(1, 9, 0.4);
        assertThat(replay.source.epochs()).isEqualTo(12);
    }

    @Test
    void aTrialThatGoesOnHasEndedOnceAndItsEpochsAreSpentOnce() {
        Checkpoint two = after(By.TRIALS, 2);
        var replay = new Dictated(Tables.CURVES, Optional.empty(), two);
        replay.start(1, 1);
        replay.report(1, 3, 0.9);
        replay.end(1, 1, pruned(3));
        replay.goOn(1, 1, pruned(3));
        replay.report(1, 9, 0.9);
        replay.end(1, 1, COMPLETED);
        assertThat(replay.source.epochs()).isEqualTo(9);
        assertThat(replay.standing(two)).isNull();

        replay.complete(2, 0, 0.2);
        assertThat(replay.standing(two).trials()).isEqualTo(2);
        assertThat(replay.standing(two).prunedBest()).isZero();
    }

    private static Outcome pruned(int epoch) {
        return new Outcome.Pruned(
                0.9, epoch, "it waits", List.of(new Epoch(epoch, Metrics.of(List.of("score"), 0.9), 0)));
    }

    @Test
    void atATimeCountsWhatHasHappenedByThen() {
        Checkpoint early = after(By.SECONDS, 999);
        Checkpoint sharp = after(By.SECONDS, 1_000);
        var replay = new Dictated(Tables.CURVES, Optional.empty(), early, sharp, after(By.SECONDS, 3_001));
        replay.start(1, 1);
        replay.at(1_000);
        replay.report(1, 1, 0.5);
        replay.start(2, 2);
        replay.at(3_000);
        replay.report(1, 3, 0.9);
        assertThat(replay.standing(early).regret()).as("nothing is held").isEqualTo(1);
        assertThat(replay.standing(early).startedBest()).isZero();
        assertThat(replay.standing(sharp).regret()).isEqualTo(2, within(1e-12));
        assertThat(replay.standing(sharp).startedBest()).isEqualTo(1);
        assertThat(replay.standing(after(By.SECONDS, 3_001))).isNull();
    }

    @Test
    void bestPointsThatWerePrunedAreCounted() {
        Checkpoint one = after(By.TRIALS, 1);
        Checkpoint two = after(By.TRIALS, 2);
        var replay = new Dictated(Tables.CURVES, Optional.empty(), one, two);
        replay.start(1, 0);
        replay.end(1, 0, PRUNED);
        replay.start(2, 2);
        replay.end(2, 2, PRUNED);
        assertThat(replay.standing(one)).isEqualTo(new Standing(1, 1, 1, 1, 0, 0));
        assertThat(replay.standing(two)).isEqualTo(new Standing(2, 1, 1, 2, 1, 1));
    }

    @Test
    void trialsThatEndWithTheReplayHaveNotEnded() {
        var replay = new Dictated(Tables.CURVES, Optional.empty(), after(By.TRIALS, 1), after(By.TRIALS, 2));
        replay.start(1, 0);
        replay.start(2, 1);
        replay.start(3, 2);
        replay.end(1, 0, COMPLETED);
        replay.end(2, 1, new Outcome.Stopped(0.5, 1, "", List.of()));
        replay.end(3, 2, new Outcome.Cancelled(""));
        Map<Checkpoint, Standing> standings = replay.source.standings();
        assertThat(standings).containsOnlyKeys(after(By.TRIALS, 1));
    }
}
