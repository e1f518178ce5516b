package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.worker.command.PointText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in one sentence what the best or the worst trials have in common. Names a value if at least nine tenths of these
 * trials have it, and if so many of as many trials drawn at random would hardly have it (hypergeometric distribution):
 * a value that most trials have anyway says nothing.
 */
public final class SharedValues {
    /**
     * How improbable it must be. With the 35 values of the default space about 3 in 100 tables that mean nothing get a
     * sentence.
     */
    private static final double CHANCE = 0.001;

    private static final double NEARLY_ALL = 0.9;
    private static final int FEWEST = 3;

    private final List<TrialRow> all;

    /** Compares with these rows, all of a search. */
    public SharedValues(List<TrialRow> all) {
        this.all = all;
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

    /** The sentence on a few of them, at least one. */
    public String sentence(List<TrialRow> few) {
        Map<Integer, List<String>> byCount = new LinkedHashMap<>();
        for (int count = few.size(); isNearlyAll(count, few.size()); count--) {
            byCount.put(count, new ArrayList<>());
        }
        for (Value value : candidates(few)) {
            int count = count(value, few);
            if (byCount.containsKey(count) && chance(value, count, few.size()) < CHANCE) {
                byCount.get(count).add(value.toString());
            }
        }
        return sentence(byCount, few.size());
    }

    private static boolean isNearlyAll(int count, int of) {
        return of >= FEWEST && count >= NEARLY_ALL * of;
    }

    /** Every value that one of the few has, by axis. */
    private static List<Value> candidates(List<TrialRow> few) {
        return few.get(0).params().keySet().stream()
                .flatMap(axis -> few.stream()
                        .filter(row -> row.params().containsKey(axis))
                        .map(row -> new Value(axis, row.params().get(axis))))
                .distinct()
                .toList();
    }

    private static int count(Value value, List<TrialRow> rows) {
        return (int) rows.stream().filter(value::in).count();
    }

    private double chance(Value value, int count, int drawn) {
        return Hypergeometric.atLeast(count, drawn, count(value, all), all.size());
    }

    private static String sentence(Map<Integer, List<String>> byCount, int of) {
        List<String> clauses = new ArrayList<>();
        byCount.forEach((count, values) -> {
            if (!values.isEmpty()) {
                clauses.add(quantity(count, of) + ": " + String.join(", ", values));
            }
        });
        if (clauses.isEmpty()) {
            return "They share no value that sets them apart from the others.";
        }
        String text = String.join("; ", clauses);
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + ".";
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
