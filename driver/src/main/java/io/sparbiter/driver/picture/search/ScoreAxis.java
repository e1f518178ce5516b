package io.sparbiter.driver.picture.search;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.ScoreText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * The vertical axis of a chart of scores.
 *
 * @param measure of a score
 * @param edge where trials without a score are marked: the bad end
 * @param displaced which scores are drawn elsewhere, as they have no place on the axis, in a sentence; empty where none are
 */
record ScoreAxis(
        String title,
        DoubleUnaryOperator measure,
        double min,
        double max,
        double edge,
        boolean isLogarithmic,
        Optional<String> displaced) {
    private static final double ROOM = 0.05;
    private static final double LEAST_ROOM = 1e-4;
    private static final double LOG_ROOM = 1.15;

    /** From the best score to the worst one, or to one far from the best: what is worse lies before the edge. */
    static ScoreAxis linear(SearchedTrials trials) {
        double best = SearchedTrials.score(trials.best());
        double worst = SearchedTrials.score(trials.ranking().worst(1).get(0));
        OptionalDouble far = trials.ranking().far();
        double limit = far.orElse(worst);
        double room = Math.max(Math.abs(best - limit) * ROOM, LEAST_ROOM);
        double outwards = trials.direction() == Direction.MINIMIZE ? room : -room;
        DoubleUnaryOperator measure = score -> trials.direction().isBetter(limit, score) ? limit + outwards : score;
        double edge = limit + outwards * (far.isPresent() ? 2 : 1);
        double end = edge + outwards;
        double top = best - outwards;
        return new ScoreAxis(
                trials.metricName(),
                measure,
                Math.min(end, top),
                Math.max(end, top),
                edge,
                false,
                far.isPresent() ? Optional.of(farWords(trials, limit)) : Optional.empty());
    }

    private static String farWords(SearchedTrials trials, double far) {
        long beyond = trials.scored().stream()
                .filter(row -> trials.direction().isBetter(far, SearchedTrials.score(row)))
                .count();
        return String.format(
                Locale.ROOT,
                "Near the edge, not in place: %s %s %s, %,d of %,d trials",
                trials.metricName(),
                trials.direction() == Direction.MAXIMIZE ? "below" : "above",
                ScoreText.of(far, 5),
                beyond,
                trials.scored().size());
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
        double zero = positive[0] / 2;
        DoubleUnaryOperator measure = raw.andThen(value -> value > 0 ? value : zero);
        boolean zeros = Arrays.stream(sorted(trials, raw)).anyMatch(value -> value <= 0);
        double min = positive[0] / (zeros ? 2 * LOG_ROOM : LOG_ROOM);
        double max = positive[positive.length - 1] * LOG_ROOM;
        String title = errors ? "error rate (1 − " + trials.metricName() + ")" : trials.metricName();
        return new ScoreAxis(
                title + (zeros ? "; 0 at " + brief(zero) : ""),
                measure,
                min,
                max * LOG_ROOM,
                max,
                true,
                zeros
                        ? Optional.of("A logarithmic axis has no 0: %s of 0 are drawn at %s"
                                .formatted(errors ? "errors" : "scores", brief(zero)))
                        : Optional.empty());
    }

    /** In two digits. */
    private static String brief(double value) {
        return new BigDecimal(value)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
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
