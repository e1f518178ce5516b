package io.sparbiter.driver.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that a user hears of everything at once. */
public final class Problems {
    /** From here on suggestions, which take time, help nobody. */
    private static final int MANY = 100;
    /** More are counted only: each takes memory, and nobody reads them. */
    private static final int MOST_KEPT = 10_000;

    // A set: what is read twice, such as a space file, is reported once.
    private final Set<Problem> found = new LinkedHashSet<>();
    private long others;

    public void add(SourcePosition place, String message, String remedy) {
        if (found.size() < MOST_KEPT) {
            found.add(new Problem(place, message, remedy));
        } else {
            others++;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether there are so many that no more need be looked into. */
    public boolean areMany() {
        return found.size() >= MANY;
    }

    /** Throws {@link ConfigException} if anything was added. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(inReadingOrder(), others);
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
