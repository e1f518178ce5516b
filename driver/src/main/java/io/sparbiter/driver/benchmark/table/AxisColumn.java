package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The column of an axis: which level a cell means. Numbers are compared as such, 0.10 is 1e-1; words as they are. */
final class AxisColumn {
    private final Axis axis;
    private final int column;
    private final Map<Object, Integer> levels = new HashMap<>();

    AxisColumn(Axis axis, int column) {
        this.axis = axis;
        this.column = column;
        for (int level = 0; level < axis.size(); level++) {
            levels.put(key(axis.values().get(level).toString()), level);
        }
    }

    Axis axis() {
        return axis;
    }

    /** Where it is in a line, from 0. */
    int column() {
        return column;
    }

    /** Empty for a value that the axis does not have. */
    OptionalInt level(String cell) {
        Integer level = levels.get(key(cell));
        return level == null ? OptionalInt.empty() : OptionalInt.of(level);
    }

    private Object key(String text) {
        if (axis instanceof CategoricalAxis) {
            return text;
        }
        try {
            return new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return text; // No number, so no value of this axis.
        }
    }
}
