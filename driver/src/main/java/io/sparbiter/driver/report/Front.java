package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.pareto.ParetoFront;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective.Measure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The Pareto front of a search: the trials which none is better than by one objective and as good by the others. A trial
 * that lacks a number is not on it.
 *
 * @param trials the best score first
 * @param of how many trials have all numbers
 */
public record Front(List<TrialRow> trials, int of) {
    /**
     * The front of ranked trials; without further objectives, those with the best score.
     *
     * @param others the objectives beside the score
     */
    public static Front of(Ranking ranking, List<Measure> others) {
        List<TrialRow> complete = ranking.best(Integer.MAX_VALUE).stream()
                .filter(row ->
                        others.stream().allMatch(other -> row.measure(other).isPresent()))
                .toList();
        return new Front(ParetoFront.of(complete, row -> values(row, ranking, others)), complete.size());
    }

    private static double[] values(TrialRow row, Ranking ranking, List<Measure> others) {
        Stream<Double> weighed = others.stream().map(other -> moreIsBetter(row.measure(other), other.direction()));
        return DoubleStream.concat(
                        DoubleStream.of(moreIsBetter(row.score(), ranking.direction())),
                        weighed.mapToDouble(Double::doubleValue))
                .toArray();
    }

    private static double moreIsBetter(OptionalDouble value, Direction direction) {
        return direction == Direction.MAXIMIZE ? value.getAsDouble() : -value.getAsDouble();
    }
}
