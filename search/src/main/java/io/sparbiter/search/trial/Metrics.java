package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Numbers by name, in a fixed order. A name without a number, because it was not reported, has NaN. Immutable; the names
 * are meant to be shared by all epochs of a search, which then cost eight bytes a number.
 */
public final class Metrics implements Serializable {
    private static final long serialVersionUID = 1;

    /** No numbers. */
    public static final Metrics NONE = new Metrics(List.of());

    private final List<String> names;
    private final double[] values;

    private Metrics(List<String> names, double... values) {
        this.names = names;
        this.values = values;
    }

    /** One number for each name. */
    public static Metrics of(List<String> names, double... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(values.length + " numbers for " + names);
        }
        return new Metrics(List.copyOf(names), values.clone());
    }

    /** The numbers of a map, those of other names left out. */
    public static Metrics of(List<String> names, Map<String, Double> values) {
        return new Metrics(
                List.copyOf(names),
                names.stream()
                        .mapToDouble(name -> values.getOrDefault(name, Double.NaN))
                        .toArray());
    }

    public List<String> names() {
        return names;
    }

    /** The number of this name; NaN if there is none. */
    public double get(String name) {
        int place = names.indexOf(name);
        return place < 0 ? Double.NaN : values[place];
    }

    /** The numbers in the order of their names. */
    public double[] values() {
        return values.clone();
    }

    /** Whether each name has a finite number. */
    public boolean isFinite() {
        return DoubleStream.of(values).allMatch(Double::isFinite);
    }

    /** The numbers of these names, in their order. */
    public Metrics select(List<String> some) {
        return new Metrics(
                List.copyOf(some), some.stream().mapToDouble(this::get).toArray());
    }

    /** Name to number, without those that were not reported. */
    public Map<String, Double> reported() {
        Map<String, Double> reported = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                reported.put(names.get(i), values[i]);
            }
        }
        return reported;
    }

    /** By names and bits, so that NaN equals NaN. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Metrics metrics && names.equals(metrics.names) && Arrays.equals(values, metrics.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(values);
    }

    /** As in {@code {loss=0.25, rate=0.001}}. */
    @Override
    public String toString() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            all.put(names.get(i), values[i]);
        }
        return all.toString();
    }
}
