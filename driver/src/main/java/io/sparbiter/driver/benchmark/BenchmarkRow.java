package io.sparbiter.driver.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The result of one strategy and pruner at one checkpoint: means over all seeds.
 *
 * @param by what the checkpoint counts
 * @param at how many trials, epochs, or times the seconds of a median whole training
 * @param trials how many had ended
 * @param meanRegret normalized regret of the best score held
 * @param stderrRegret standard error of that mean; NaN if there is one seed only
 * @param startedBest the share of the table's best points that were started
 * @param prunedBest the share of them that were pruned
 * @param meanRegretRecommended normalized regret of the point that the strategy recommends
 * @param distinct different points that were tried
 * @param p50 median seconds of a suggestion, of all suggestions up to here
 */
public record BenchmarkRow(
        String strategy,
        String pruner,
        int workers,
        By by,
        int at,
        double trials,
        double meanRegret,
        double stderrRegret,
        double startedBest,
        double prunedBest,
        double meanRegretRecommended,
        double distinct,
        double p50,
        double p95,
        double max) {
    /** @param replays which have all reached the checkpoint */
    static BenchmarkRow of(Contender contender, int workers, List<StrategyReplay> replays, Checkpoint checkpoint) {
        List<Standing> standings = replays.stream()
                .map(replay -> replay.standings().get(checkpoint))
                .toList();
        SummaryStatistics regret = statistics(standings, Standing::regret);
        DescriptiveStatistics seconds = seconds(replays, checkpoint);
        return new BenchmarkRow(
                contender.name(),
                contender.prunerName(),
                workers,
                checkpoint.by(),
                checkpoint.at(),
                statistics(standings, Standing::trials).getMean(),
                regret.getMean(),
                standardError(regret),
                statistics(standings, Standing::startedBest).getMean(),
                statistics(standings, Standing::prunedBest).getMean(),
                statistics(standings, Standing::recommendedRegret).getMean(),
                statistics(standings, Standing::distinct).getMean(),
                seconds.getPercentile(50),
                seconds.getPercentile(95),
                seconds.getMax());
    }

    private static SummaryStatistics statistics(List<Standing> standings, ToDoubleFunction<Standing> value) {
        var statistics = new SummaryStatistics();
        standings.forEach(standing -> statistics.addValue(value.applyAsDouble(standing)));
        return statistics;
    }

    private static double standardError(SummaryStatistics values) {
        return values.getN() == 1 ? Double.NaN : values.getStandardDeviation() / Math.sqrt((double) values.getN());
    }

    /** Of the suggestions whose trials have ended, or as many. */
    private static DescriptiveStatistics seconds(List<StrategyReplay> replays, Checkpoint checkpoint) {
        var seconds = new DescriptiveStatistics();
        for (StrategyReplay replay : replays) {
            replay.suggestSeconds().stream()
                    .limit(replay.standings().get(checkpoint).trials())
                    .forEach(seconds::addValue);
        }
        return seconds;
    }
}
