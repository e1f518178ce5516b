package io.sparbiter.driver.benchmark;

import io.sparbiter.search.loop.SimulatedObjective;
import io.sparbiter.search.loop.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Trial;
import java.util.List;
import java.util.SplittableRandom;

/** Trials that score one of their point's replicates, drawn by the trial's seed, after a single epoch. */
record RecordedObjective(RecordedTable table) implements SimulatedObjective {
    private static final String SCORE = "score";

    /** What is searched for: the recorded scores, whatever they are. */
    Objective objective() {
        return Objective.of(Metric.of(SCORE, table.direction()));
    }

    @Override
    public SimulatedRun run(Trial trial) {
        RecordedPoint point = table.at(trial.point());
        int replicate =
                new SplittableRandom(trial.seed()).nextInt(point.scores().size());
        double score = point.scores().get(replicate);
        var epoch =
                new Epoch(1, Metrics.of(List.of(SCORE), score), point.duration().toMillis());
        return SimulatedRun.of(objective(), List.of(epoch));
    }
}
