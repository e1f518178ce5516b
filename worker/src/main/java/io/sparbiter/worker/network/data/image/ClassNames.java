package io.sparbiter.worker.network.data.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the data call their classes.
 *
 * @param names of class 0, class 1, …
 */
public record ClassNames(List<String> names) {
    public ClassNames {
        names = List.copyOf(names);
    }

    /** Numbers without a gap. */
    public static ClassNames from(int first, int classes) {
        return of(IntStream.range(first, first + classes).toArray());
    }

    /** The labels of files, one a class. */
    public static ClassNames of(int... labels) {
        return new ClassNames(Arrays.stream(labels).mapToObj(Integer::toString).toList());
    }

    /** Whether they are numbers without a gap. */
    public boolean areConsecutive() {
        return names.get(0).matches("[0-9]{1,3}") && equals(from(Integer.parseInt(names.get(0)), size()));
    }

    /** The label that files have for each: its name if all are numbers, else its place. */
    int[] labels() {
        boolean areNumbers = names.stream().allMatch(name -> name.matches("[0-9]{1,3}"));
        return areNumbers
                ? names.stream().mapToInt(Integer::parseInt).toArray()
                : IntStream.range(0, size()).toArray();
    }

    public int size() {
        return names.size();
    }

    /** The name of a class, 0 to {@code size() - 1}. */
    public String name(int label) {
        return names.get(label);
    }
}
