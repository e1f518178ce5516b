package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells the cost model of a search's first trials, and compares what it predicts of the others with what they took. */
public final class CostErrors {
    private CostErrors() {}

    /**
     * The factors between what an epoch of the others took and what was predicted, 1 or more, in the order of the results.
     *
     * @param results those that are not timed are left out
     * @param told how many trials the model is told of
     */
    public static double[] factors(Space space, Optional<Workload> workload, List<TrialResult> results, int told) {
        List<Observation> timed = results.stream()
                .flatMap(result -> Observation.of(result, Epochs.OBJECTIVE).stream())
                .filter(observation -> observation.secondsPerEpoch() > 0)
                .toList();
        int first = Math.min(told, timed.size());
        History history = History.of(space, Epochs.OBJECTIVE, timed.subList(0, first));
        Map<Long, Float> predicted = predictions(history, new Workloads(space, workload));
        return timed.subList(first, timed.size()).stream()
                .mapToDouble(observation ->
                        Math.abs(Math.log(observation.secondsPerEpoch()) - predicted.get(observation.index())))
                .map(Math::exp)
                .toArray();
    }

    private static Map<Long, Float> predictions(History history, Workloads workloads) {
        Pool pool = Pool.untried(history);
        float[] logarithms = new CostModel(history, workloads).predict(pool);
        Map<Long, Float> predictions = new HashMap<>();
        IntStream.range(0, pool.size()).forEach(c -> predictions.put(pool.index(c), logarithms[c]));
        return predictions;
    }
}
