package io.sparbiter.driver.analyse;

import io.sparbiter.driver.results.table.TrialRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Trials as vectors: an axis of numbers is one column, an axis of words as many as it has words, each 1 where the trial has
 * the word. Where an axis is inactive, its column is below all numbers, and its words are all 0: a level of its own, since
 * trees ask for the order only. Axes on which all trials are alike have none.
 */
final class Features {
    /**
     * A column of an axis; the word is null for numbers.
     *
     * @param absent what stands for no number
     */
    private record Column(String axis, String word, double absent) {
        double of(TrialRow row) {
            Serializable value = row.params().get(axis);
            if (word != null) {
                return word.equals(value) ? 1 : 0;
            }
            return value instanceof Number number ? number.doubleValue() : absent;
        }
    }

    private final List<Column> columns = new ArrayList<>();

    /** Of rows of one search, at least one, all with the same axes. */
    Features(List<TrialRow> rows) {
        for (String axis : TrialRow.axes(rows)) {
            Set<Serializable> values = new LinkedHashSet<>();
            rows.forEach(row -> values.add(row.params().get(axis)));
            if (values.size() > 1) {
                add(axis, values);
            }
        }
    }

    private void add(String axis, Set<Serializable> values) {
        if (values.stream().noneMatch(String.class::isInstance)) {
            columns.add(new Column(axis, null, belowAll(values)));
            return;
        }
        values.stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .sorted()
                .forEach(word -> columns.add(new Column(axis, word, 0)));
    }

    private static double belowAll(Set<Serializable> numbers) {
        double least = numbers.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(number -> ((Number) number).doubleValue())
                .min()
                .orElse(0);
        return least - Math.max(1, Math.abs(least));
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    Vector of(TrialRow row) {
        return Vectors.dense(
                columns.stream().mapToDouble(column -> column.of(row)).toArray());
    }

    /** What the columns weigh, summed over those of each axis. */
    Map<String, Double> byAxis(Vector weights) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            sums.merge(columns.get(i).axis(), weights.apply(i), Double::sum);
        }
        return sums;
    }
}
