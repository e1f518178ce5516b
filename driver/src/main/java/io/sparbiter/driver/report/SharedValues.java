package io.sparbiter.driver.report;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.worker.command.PointText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Says in one sentence what the best or the worst trials have in common. Names a value if at least nine tenths of these
 * trials have it or else, if no value is that frequent, if the first of them do, three or more; and if so many of as many
 * trials drawn at random would hardly have it (hypergeometric distribution): a value that most trials have anyway says
 * nothing.
 *
 * <p>A dozen trials are never that improbable. So less will do for a value that the first of them have where the scores
 * part as they do nowhere else: something must have parted them, and a value without effect seldom ends just there.
 */
public final class SharedValues {
    /**
     * How improbable it must be. With the 35 values of the default space about 3 in 100 tables that mean nothing get a
     * sentence.
     */
    private static final double CHANCE = 0.001;
    /** The same where the scores part: the three of ten trials with a value are the worst three once in 120 times. */
    private static final double CHANCE_APART = 0.01;

    private static final double NEARLY_ALL = 0.9;
    private static final int FEWEST = 3;

    private final List<TrialRow> all;
    private final double widestGap;

    /** Compares with these rows, all of a search, each with a score. */
    public SharedValues(List<TrialRow> all) {
        this.all = all;
        widestGap =
                widestGap(all.stream().mapToDouble(SharedValues::score).sorted().toArray());
    }

    private static double widestGap(double[] scores) {
        return IntStream.range(1, scores.length)
                .mapToDouble(i -> scores[i] - scores[i - 1])
                .max()
                .orElse(0);
    }

    private record Value(String axis, Serializable value) {
        boolean in(TrialRow row) {
            return value.equals(row.params().get(axis));
        }

        @Override
        public String toString() {
            return axis + " " + PointText.of(value);
        }
    }

    /**
     * The sentence on a few of them, at least one.
     *
     * @param which what they are, {@code best} or {@code worst}
     * @param few in the order of the ranking, from its end on
     */
    public String sentence(String which, List<TrialRow> few) {
        Map<Integer, List<Value>> shared = byCount(few, value -> ofNearlyAll(value, few));
        if (!shared.isEmpty()) {
            return sentence(shared, count -> quantity(count, few.size()));
        }
        Map<Integer, List<Value>> runs = byCount(few, value -> run(value, few));
        return runs.isEmpty()
                ? "They share no value that sets them apart from the others."
                : sentence(runs, count -> "the " + which + " " + NumberText.word(count));
    }

    /** Every value that one of the few has, by axis. */
    private static List<Value> candidates(List<TrialRow> few) {
        return TrialRow.axes(few).stream()
                .flatMap(axis -> few.stream()
                        .filter(row -> row.params().containsKey(axis))
                        .map(row -> new Value(axis, row.params().get(axis))))
                .distinct()
                .toList();
    }

    /** The values that count, by how many trials have them, the most first. */
    private static Map<Integer, List<Value>> byCount(List<TrialRow> few, ToIntFunction<Value> count) {
        Map<Integer, List<Value>> values = new TreeMap<>(Comparator.reverseOrder());
        candidates(few).forEach(value -> values.computeIfAbsent(count.applyAsInt(value), c -> new ArrayList<>())
                .add(value));
        values.remove(0);
        return values;
    }

    /** How many have it, 0 if that is too few or says nothing. */
    private int ofNearlyAll(Value value, List<TrialRow> few) {
        int count = count(value, few);
        return isNearlyAll(count, few.size()) && chance(value, count, few.size()) < CHANCE ? count : 0;
    }

    /** How many have it before the first that has not, 0 if that is too few or says nothing. */
    private int run(Value value, List<TrialRow> few) {
        int run = (int) few.stream().takeWhile(value::in).count();
        boolean isRun = run >= FEWEST && run < few.size();
        return isRun && chance(value, run, run) < (isApart(run, few) ? CHANCE_APART : CHANCE) ? run : 0;
    }

    private boolean isApart(int run, List<TrialRow> few) {
        double gap = Math.abs(score(few.get(run)) - score(few.get(run - 1)));
        return gap > 0 && gap >= widestGap;
    }

    private static boolean isNearlyAll(int count, int of) {
        return of >= FEWEST && count >= NEARLY_ALL * of;
    }

    private static int count(Value value, List<TrialRow> rows) {
        return (int) rows.stream().filter(value::in).count();
    }

    private double chance(Value value, int count, int drawn) {
        return Hypergeometric.atLeast(count, drawn, count(value, all), all.size());
    }

    private static double score(TrialRow row) {
        return row.score().getAsDouble();
    }

    private static String sentence(Map<Integer, List<Value>> byCount, IntFunction<String> trials) {
        String text = byCount.entrySet().stream()
                .map(entry -> trials.apply(entry.getKey()) + ": "
                        + entry.getValue().stream().map(Value::toString).collect(joining(", ")))
                .collect(joining("; "));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static String quantity(int count, int of) {
        return count == of ? "all " + NumberText.word(of) : NumberText.word(count) + " of " + NumberText.word(of);
    }

    /** The hypergeometric distribution: balls drawn from an urn and not put back. */
    static final class Hypergeometric {
        private Hypergeometric() {}

        /** The probability that at least {@code hits} of {@code drawn} are marked if {@code marked} of {@code all} are. */
        static double atLeast(int hits, int drawn, int marked, int all) {
            double sum = 0;
            for (int i = hits; i <= Math.min(drawn, marked); i++) {
                if (drawn - i <= all - marked) {
                    sum += Math.exp(logChoose(marked, i) + logChoose(all - marked, drawn - i) - logChoose(all, drawn));
                }
            }
            return Math.min(1, sum);
        }

        private static double logChoose(int n, int k) {
            double sum = 0;
            for (int i = 1; i <= k; i++) {
                sum += Math.log((double) (n - k + i) / i);
            }
            return sum;
        }
    }
}
