package io.sparbiter.driver.benchmark;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the columns to read in a table's first line.
 *
 * @param width how many columns there are, those that are not read included
 * @param axes in the order of the space
 * @param scores where score_1, score_2, … are, from 0
 */
record TableHeader(int width, List<AxisColumn> axes, List<Integer> scores) {
    private static final String SCORE = "score_";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    TableHeader {
        axes = List.copyOf(axes);
        scores = List.copyOf(scores);
    }

    /** The last column that a line must have. */
    int lastAxis() {
        return axes.stream().mapToInt(AxisColumn::column).max().orElseThrow();
    }

    /**
     * Throws {@link io.sparbiter.driver.config.yaml.ConfigException} if a column is missing or there are two of a name.
     */
    static TableHeader read(TableSource source, String line, Space space) {
        List<String> names = CsvLine.split(line.replace(BYTE_ORDER_MARK, ""));
        rejectRepetition(source, names);
        List<AxisColumn> axes = new ArrayList<>();
        for (Axis axis : space.axes()) {
            axes.add(axis(source, names, axis));
        }
        return new TableHeader(names.size(), axes, scores(source, names));
    }

    private static void rejectRepetition(TableSource source, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw source.problem(1, "two columns are called \"" + name + "\".", "Rename or remove one of them.");
            }
        }
    }

    private static AxisColumn axis(TableSource source, List<String> names, Axis axis) {
        int column = names.indexOf(axis.name());
        if (column < 0) {
            throw source.problem(
                    1,
                    "there is no column for the axis " + axis.name() + ".",
                    Nearest.to(axis.name(), names)
                            .map(name -> "Maybe its column is the one called " + name + ": rename it.")
                            .orElse("The columns are " + String.join(", ", names) + "."));
        }
        return new AxisColumn(axis, column);
    }

    private static List<Integer> scores(TableSource source, List<String> names) {
        List<Integer> scores = new ArrayList<>();
        while (names.contains(SCORE + (scores.size() + 1))) {
            scores.add(names.indexOf(SCORE + (scores.size() + 1)));
        }
        long meant = names.stream().filter(name -> name.startsWith(SCORE)).count();
        if (scores.isEmpty() || meant != scores.size()) {
            throw source.problem(
                    1,
                    "there is no column " + SCORE + (scores.size() + 1) + ".",
                    "Call the columns of the scores score_1, score_2, … without a gap.");
        }
        return scores;
    }
}
