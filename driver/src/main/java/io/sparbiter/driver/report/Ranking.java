package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trials of one search by their scores. Trials without a score are not ranked; of equal scores the lower trial id
 * comes first.
 *
 * <pre>{@code
 * List<TrialRow> best = Ranking.of(rows).best(10);
 * }</pre>
 */
public record Ranking(List<TrialRow> scored, Direction direction) {
    private static final double FAR = 3;

    public Ranking {
        scored = List.copyOf(scored);
    }

    /** The ranking of a search's rows, in the direction they were scored in. */
    public static Ranking of(List<TrialRow> rows) {
        boolean minimize =
                rows.stream().anyMatch(row -> row.origin().direction().equals(Direction.MINIMIZE.word()));
        List<TrialRow> scored =
                rows.stream().filter(row -> row.score().isPresent()).toList();
        return new Ranking(scored, minimize ? Direction.MINIMIZE : Direction.MAXIMIZE);
    }

    /** The best first. */
    public List<TrialRow> best(int n) {
        return first(n, direction == Direction.MINIMIZE);
    }

    /** The worst first. */
    public List<TrialRow> worst(int n) {
        return first(n, direction == Direction.MAXIMIZE);
    }

    /** Those that share the best score, the first first; none if no trial has one. */
    List<TrialRow> ofBestScore() {
        return best(1).stream()
                .flatMap(best -> scored.stream().filter(row -> row.score().equals(best.score())))
                .toList();
    }

    /**
     * A score that is three times as far from the best as the median is, if some are worse. A chart that has room for those,
     * which are less than half, has none for the differences of all others.
     */
    public OptionalDouble far() {
        double[] sorted = scored.stream()
                .mapToDouble(row -> row.score().getAsDouble())
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int last = sorted.length - 1;
        double best = sorted[direction == Direction.MAXIMIZE ? last : 0];
        double worst = sorted[direction == Direction.MAXIMIZE ? 0 : last];
        double median = (sorted[Math.floorDiv(last, 2)] + sorted[Math.floorDiv(last + 1, 2)]) / 2;
        double far = best - FAR * (best - median);
        return far != best && direction.isBetter(far, worst) ? OptionalDouble.of(far) : OptionalDouble.empty();
    }

    /** The ranking of all others. */
    Ranking without(List<TrialRow> rows) {
        Set<Integer> left = rows.stream().map(TrialRow::trialId).collect(Collectors.toSet());
        return new Ranking(
                scored.stream().filter(row -> !left.contains(row.trialId())).toList(), direction);
    }

    private List<TrialRow> first(int n, boolean ascending) {
        Comparator<TrialRow> byScore =
                Comparator.comparingDouble(row -> row.score().getAsDouble());
        return scored.stream()
                .sorted((ascending ? byScore : byScore.reversed()).thenComparingInt(TrialRow::trialId))
                .limit(n)
                .toList();
    }
}
