package io.sparbiter.driver.progress;

import io.sparbiter.search.space.Point;
import java.util.stream.Collectors;

/** A point's parameters in as few words as a line has room for. */
final class ParameterWords {
    private ParameterWords() {}

    /** The values in the order of the axes: {@code 32 64 32 3 5 3 128 0 adam}. */
    static String of(Point point) {
        return point.values().values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
