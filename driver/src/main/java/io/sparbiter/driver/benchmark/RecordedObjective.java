package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedPoint;
import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.search.simulation.SimulatedObjective;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trials that report the recorded epochs of one of their point's replicates, drawn by the trial's seed. */
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
                new SplittableRandom(trial.seed()).nextInt(point.curves().size());
        return SimulatedRun.of(objective(), epochs(point, point.curves().get(replicate)));
    }

    private static List<Epoch> epochs(RecordedPoint point, List<Double> curve) {
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            var metrics = Metrics.of(List.of(SCORE), curve.get(i));
            epochs.add(new Epoch(point.epochs().get(i), metrics, point.millis(i)));
        }
        return epochs;
    }
}
