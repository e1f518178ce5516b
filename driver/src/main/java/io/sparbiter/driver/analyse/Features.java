package io.sparbiter.driver.analyse;

import io.sparbiter.driver.results.table.TrialRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Trials as vectors: an axis of numbers is one column, an axis of words as many as it has words, each 1 where the trial has
 * the word. Axes on which all trials are alike have none.
 */
final class Features {
    /** A column of an axis; the word is null for numbers. */
    private record Column(String axis, String word) {
        double of(TrialRow row) {
            Serializable value = row.params().get(axis);
            if (word != null) {
                return word.equals(value) ? 1 : 0;
            }
            return value instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }

    private final List<Column> columns = new ArrayList<>();

    /** Of rows of one search, at least one, all with the same axes. */
    Features(List<TrialRow> rows) {
        for (String axis : rows.get(0).params().keySet()) {
            Set<Serializable> values = new LinkedHashSet<>();
            rows.forEach(row -> values.add(row.params().get(axis)));
            if (values.size() > 1) {
                add(axis, values);
            }
        }
    }

    private void add(String axis, Set<Serializable> values) {
        if (values.stream().noneMatch(String.class::isInstance)) {
            columns.add(new Column(axis, null));
            return;
        }
        values.stream().map(String::valueOf).sorted().forEach(word -> columns.add(new Column(axis, word)));
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
