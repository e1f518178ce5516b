package io.sparbiter.driver.picture.search;

import io.sparbiter.search.trial.Direction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * The vertical axis of a chart of scores.
 *
 * @param measure of a score
 * @param edge where trials without a score are marked: the bad end
 */
record ScoreAxis(
        String title, DoubleUnaryOperator measure, double min, double max, double edge, boolean isLogarithmic) {
    private static final double ROOM = 0.05;
    private static final double LEAST_ROOM = 1e-4;
    private static final double LOG_ROOM = 1.15;

    static ScoreAxis linear(SearchedTrials trials) {
        double[] sorted = sorted(trials, score -> score);
        double room = Math.max((sorted[sorted.length - 1] - sorted[0]) * ROOM, LEAST_ROOM);
        double min = sorted[0] - room;
        double max = sorted[sorted.length - 1] + room;
        return trials.direction() == Direction.MINIMIZE
                ? new ScoreAxis(trials.metricName(), score -> score, min, max + room, max, false)
                : new ScoreAxis(trials.metricName(), score -> score, min - room, max, min, false);
    }

    /** Whether {@link #logarithmic} can show the scores: shares, or numbers none of which is negative. */
    static boolean hasLogarithms(SearchedTrials trials) {
        return trials.scoresShare()
                || Arrays.stream(sorted(trials, score -> score)).allMatch(score -> score >= 0);
    }

    /** Of shares that are maximized the errors, since those have a zero to come close to. */
    static ScoreAxis logarithmic(SearchedTrials trials) {
        boolean errors = trials.scoresShare();
        DoubleUnaryOperator raw = errors ? score -> 1 - score : score -> score;
        double[] positive = positive(sorted(trials, raw));
        // Below the least there is only zero, which no such axis has.
        DoubleUnaryOperator measure = raw.andThen(value -> value > 0 ? value : positive[0] / 2);
        boolean zeros = positive.length < trials.scored().size();
        double min = positive[0] / (zeros ? 2 * LOG_ROOM : LOG_ROOM);
        double max = positive[positive.length - 1] * LOG_ROOM;
        String title = errors ? "error rate (1 − " + trials.metricName() + ")" : trials.metricName();
        return new ScoreAxis(title, measure, min, max * LOG_ROOM, max, true);
    }

    private static double[] positive(double[] sorted) {
        double[] positive = Arrays.stream(sorted).filter(value -> value > 0).toArray();
        return positive.length == 0 ? new double[] {LEAST_ROOM} : positive;
    }

    private static double[] sorted(SearchedTrials trials, DoubleUnaryOperator measure) {
        return trials.scored().stream()
                .mapToDouble(SearchedTrials::score)
                .map(measure)
                .sorted()
                .toArray();
    }

    double of(double score) {
        return measure.applyAsDouble(score);
    }

    void style(AxesChartStyler styler) {
        styler.setYAxisLogarithmic(isLogarithmic).setYAxisMin(min).setYAxisMax(max);
    }
}
