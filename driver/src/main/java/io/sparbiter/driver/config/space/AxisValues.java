package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.io.Serializable;
import java.util.List;

/** The values of an axis, as files have them. */
final class AxisValues {
    private static final int MOST_LISTED = 10;

    private AxisValues() {}

    static ValueType<? extends Serializable> type(Axis axis) {
        if (axis instanceof IntegerAxis) {
            return ValueTypes.LONG;
        }
        return axis instanceof RealAxis ? ValueTypes.REAL : ValueTypes.TEXT;
    }

    /** The first of them, for messages. */
    static String listed(Axis axis) {
        List<String> values =
                axis.values().stream().map(ValueText::of).limit(MOST_LISTED).toList();
        return String.join(", ", values) + (axis.size() > MOST_LISTED ? ", …" : "");
    }
}
