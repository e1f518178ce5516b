package io.sparbiter.driver.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis as it is drawn.
 *
 * @param words whether the values are words, which have no order; numbers are ascending
 * @param isWhole whether these are all its values; of an axis of very many only those of the page's trials are here
 * @param varies whether trials have more than one of its values, without which there is nothing to plot
 */
record PageAxis(
        String name, boolean words, boolean isWhole, boolean varies, Scale scale, List<? extends Serializable> values) {
    PageAxis {
        values = List.copyOf(values);
    }

    static PageAxis of(String name, boolean isWhole, boolean varies, List<? extends Serializable> values) {
        boolean words = values.stream().anyMatch(String.class::isInstance);
        return new PageAxis(name, words, isWhole, varies, words ? Scale.EVEN : Scale.of(values), values);
    }

    /** Where a trial's value is among the values, -1 if it is not. */
    @JsonIgnore
    int level(TrialRow row) {
        Serializable value = row.params().get(name);
        return value == null ? -1 : values.indexOf(value);
    }

    /** Where the values stand. */
    enum Scale {
        /** Side by side, whatever the distances between them: words, and numbers of which each can have its label. */
        EVEN,
        LINEAR,
        LOG;

        private static final int FEW = 12;
        private static final double LEAST_RATIO = 8;

        /** Logarithmic are numbers of which the ratios differ less than the distances, where that makes a difference. */
        static Scale of(List<? extends Serializable> ascending) {
            double[] numbers = ascending.stream()
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .toArray();
            if (numbers.length <= FEW) {
                return EVEN;
            }
            boolean hasLogarithms = numbers[0] > 0 && numbers[numbers.length - 1] >= LEAST_RATIO * numbers[0];
            double[] logarithms = Arrays.stream(numbers).map(Math::log).toArray();
            return hasLogarithms && unevenness(logarithms) < unevenness(numbers) ? LOG : LINEAR;
        }

        /** How much the steps differ, in parts of the mean one. */
        private static double unevenness(double[] ascending) {
            double[] steps = IntStream.range(1, ascending.length)
                    .mapToDouble(i -> ascending[i] - ascending[i - 1])
                    .toArray();
            double mean = DoubleStream.of(steps).average().orElseThrow();
            return DoubleStream.of(steps)
                    .map(step -> (step / mean - 1) * (step / mean - 1))
                    .sum();
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
