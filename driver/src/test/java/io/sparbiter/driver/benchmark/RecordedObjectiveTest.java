package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.driver.benchmark.table.Tables;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Seeds;
import io.sparbiter.search.trial.Trial;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordedObjectiveTest {
    private static final RecordedObjective OBJECTIVE = new RecordedObjective(Tables.LUCKY);

    private static SimulatedRun run(int id, long point) {
        var candidate = new Candidate(Tables.LUCKY.space().point(point), "test");
        return OBJECTIVE.run(new Trial(id, candidate, Seeds.derive(1, id), 1));
    }

    private static double score(int id, long point) {
        return ((Scored) run(id, point).outcome()).score();
    }

    @Test
    void aTrialScoresOneReplicateAlwaysTheSame() {
        assertThat(score(7, 1)).isIn(1.0, 5.0).isEqualTo(score(7, 1));
        assertThat(score(7, 3)).isEqualTo(9);
    }

    @Test
    void replicatesAreDrawnEquallyOften() {
        // 4 standard deviations of 50 about 5,000 of 10,000: a false alarm in 16,000 seeds.
        long lucky =
                IntStream.rangeClosed(1, 10_000).filter(id -> score(id, 1) == 1).count();
        assertThat(lucky).isBetween(4_800L, 5_200L);
    }

    @Test
    void aTrialTakesItsPointsTime() {
        assertThat(run(1, 3).epochs()).singleElement().satisfies(epoch -> assertThat(epoch.millis())
                .isEqualTo(3_000));
    }

    @Test
    void theDirectionIsTheTables() {
        assertThat(OBJECTIVE.objective().direction()).isEqualTo(Direction.MINIMIZE);
        RecordedTable growing = Tables.of(Direction.MAXIMIZE, List.of(1.0), List.of(2.0));
        assertThat(new RecordedObjective(growing).objective().direction()).isEqualTo(Direction.MAXIMIZE);
    }

    @Test
    void aTrialReportsTheRecordedEpochsAtTheirTimes() {
        RecordedTable table = Tables.CURVES;
        var trial = new Trial(1, new Candidate(table.space().point(1), "test"), 1, 9);
        SimulatedRun run = new RecordedObjective(table).run(trial);
        assertThat(run.epochs()).extracting(Epoch::number).containsExactly(1, 3, 9);
        assertThat(run.epochs()).extracting(Epoch::millis).containsExactly(1_000L, 2_000L, 6_000L);
        assertThat(((Scored) run.outcome()).score()).isEqualTo(0.9);
        assertThat(((Scored) run.outcome()).bestEpoch()).isEqualTo(3);
    }
}
