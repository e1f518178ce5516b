package io.sparbiter.driver.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that a user hears of everything at once. */
public final class Problems {
    // A set: what is read twice, such as a space file, is reported once.
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(SourcePosition place, String message, String remedy) {
        found.add(new Problem(place, message, remedy));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws {@link ConfigException} if anything was added. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(inReadingOrder());
        }
    }

    private List<Problem> inReadingOrder() {
        List<String> sources = found.stream()
                .map(problem -> problem.place().source())
                .distinct()
                .toList();
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(
                        (Problem problem) -> sources.indexOf(problem.place().source()))
                .thenComparingInt(problem -> problem.place().line()));
        return sorted;
    }
}
