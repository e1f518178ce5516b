package io.sparbiter.driver.benchmark;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The result of one strategy at one checkpoint, over all seeds.
 *
 * @param trials how many had ended
 * @param meanRegret normalized regret of the point with the best score seen
 * @param stderrRegret standard error of that mean; NaN if there is one seed only
 * @param meanRegretRecommended the same mean of the point that the strategy recommends
 * @param distinct different points that were tried, on the mean
 * @param p50 median seconds of a suggestion, of all suggestions up to here
 */
public record BenchmarkRow(
        String strategy,
        int trials,
        int workers,
        double meanRegret,
        double stderrRegret,
        double meanRegretRecommended,
        double distinct,
        double p50,
        double p95,
        double max) {
    /** The row of the checkpoint with this number, from 0. */
    static BenchmarkRow of(String strategy, int workers, List<StrategyReplay> replays, int checkpoint, int trials) {
        var regret = new SummaryStatistics();
        var recommended = new SummaryStatistics();
        var distinct = new SummaryStatistics();
        for (StrategyReplay replay : replays) {
            RegretAtCheckpoint standing = replay.standings().get(checkpoint);
            regret.addValue(standing.regret());
            recommended.addValue(standing.recommendedRegret());
            distinct.addValue(standing.distinct());
        }
        DescriptiveStatistics seconds = seconds(replays, trials);
        return new BenchmarkRow(
                strategy,
                trials,
                workers,
                regret.getMean(),
                standardError(regret),
                recommended.getMean(),
                distinct.getMean(),
                seconds.getPercentile(50),
                seconds.getPercentile(95),
                seconds.getMax());
    }

    private static double standardError(SummaryStatistics values) {
        return values.getN() == 1 ? Double.NaN : values.getStandardDeviation() / Math.sqrt((double) values.getN());
    }

    private static DescriptiveStatistics seconds(List<StrategyReplay> replays, int trials) {
        var seconds = new DescriptiveStatistics();
        for (StrategyReplay replay : replays) {
            replay.suggestSeconds().stream().limit(trials).forEach(seconds::addValue);
        }
        return seconds;
    }
}
