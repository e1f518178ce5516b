package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.Nearest;
import io.sparbiter.worker.csv.CsvLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the columns to read in a table's first line.
 *
 * @param separator of the columns
 * @param names of all columns, those that are not read included
 * @param axes in the order of the space
 */
record TableHeader(
        char separator, List<String> names, List<AxisColumn> axes, ScoreColumns scores, SecondsColumns seconds) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    TableHeader {
        names = List.copyOf(names);
        axes = List.copyOf(axes);
    }

    int width() {
        return names.size();
    }

    /** The last column that a line must have. */
    int lastAxis() {
        return axes.stream().mapToInt(AxisColumn::column).max().orElseThrow();
    }

    /**
     * Throws {@link io.sparbiter.driver.config.yaml.ConfigException} if a column is missing or there are two of a name.
     */
    static TableHeader read(TableSource source, String line, Space space) {
        String header = line.replace(BYTE_ORDER_MARK, "");
        char separator = CsvLine.separator(header);
        List<String> names = CsvLine.cells(header, separator);
        rejectRepetition(source, names);
        List<AxisColumn> axes = new ArrayList<>();
        for (Axis axis : space.axes()) {
            axes.add(axis(source, names, axis));
        }
        List<String> measured = withoutAxes(names, axes);
        ScoreColumns scores = ScoreColumns.find(source, measured);
        return new TableHeader(separator, names, axes, scores, SecondsColumns.find(source, measured, scores));
    }

    private static void rejectRepetition(TableSource source, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name) && !name.isEmpty()) {
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

    /** The names at their places, empty where an axis is: one may be called seconds. */
    private static List<String> withoutAxes(List<String> names, List<AxisColumn> axes) {
        List<String> others = new ArrayList<>(names);
        axes.forEach(axis -> others.set(axis.column(), ""));
        return others;
    }
}
