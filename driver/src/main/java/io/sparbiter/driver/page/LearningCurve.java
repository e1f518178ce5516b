package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The epochs of a trial, in columns.
 *
 * @param rank of one of the best, from 1; 0 of all others
 * @param numbers what the epochs reported, by name, in seven digits
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
record LearningCurve(int trial, int rank, int[] epochs, Map<String, double[]> numbers) {
    /** So many of the best are there in any case. */
    static final int BEST = 10;

    /** So many numbers the curves of a page have about. */
    static final int MOST_NUMBERS = 10_000;

    private static final MathContext DIGITS = new MathContext(7);

    /**
     * The curves of the best and, as far as there is room, of all others that have epochs, evenly from the first to the
     * last, in whatever way they ended.
     */
    static List<LearningCurve> of(List<TrialRow> best, List<TrialRow> rows) {
        List<LearningCurve> curves = new ArrayList<>();
        Set<Integer> ranked = new HashSet<>();
        for (int i = 0; i < Math.min(BEST, best.size()); i++) {
            ranked.add(best.get(i).trialId());
            if (hasEpochs(best.get(i))) {
                curves.add(of(i + 1, best.get(i)));
            }
        }
        List<TrialRow> others = rows.stream()
                .filter(row -> hasEpochs(row) && !ranked.contains(row.trialId()))
                .toList();
        DrawnTrials.spread(others, room(others)).map(row -> of(0, row)).forEach(curves::add);
        return curves;
    }

    private static boolean hasEpochs(TrialRow row) {
        return !row.ending().history().isEmpty();
    }

    private static int room(List<TrialRow> others) {
        long numbers = others.stream()
                .map(row -> row.ending().history())
                .mapToLong(history ->
                        (long) history.size() * history.get(0).metrics().names().size())
                .sum();
        return numbers <= MOST_NUMBERS
                ? others.size()
                : (int) Math.floorDiv((long) others.size() * MOST_NUMBERS, numbers);
    }

    private static LearningCurve of(int rank, TrialRow row) {
        List<Epoch> history = row.ending().history();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String name : history.get(0).metrics().names()) {
            numbers.put(
                    name,
                    history.stream()
                            .mapToDouble(epoch -> rounded(epoch.metrics().get(name)))
                            .toArray());
        }
        return new LearningCurve(
                row.trialId(), rank, history.stream().mapToInt(Epoch::number).toArray(), numbers);
    }

    private static double rounded(double number) {
        return Double.isFinite(number) ? new BigDecimal(number).round(DIGITS).doubleValue() : number;
    }
}
