package io.sparbiter.driver.exchange.source;

import java.util.List;
import java.util.OptionalDouble;

/** A parameter as a tool declares it. */
public sealed interface SourceAxis {
    /** As the tool calls it. */
    String name();

    /** One of some values, in the tool's order. */
    record Choices(String name, List<String> values) implements SourceAxis {
        public Choices {
            values = List.copyOf(values);
        }
    }

    /**
     * Numbers between two.
     *
     * @param low the least
     * @param high the greatest
     * @param step the distance of neighbours, on a logarithmic scale their ratio; empty if all numbers between are meant
     * @param isLog whether ratios count
     * @param isWhole whether they are integers
     */
    record Range(String name, double low, double high, OptionalDouble step, boolean isLog, boolean isWhole)
            implements SourceAxis {}
}
