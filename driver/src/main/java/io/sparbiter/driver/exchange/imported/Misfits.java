package io.sparbiter.driver.exchange.imported;

import io.sparbiter.worker.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the trials that are left out, by what is wrong with them, and remembers some of each kind. */
final class Misfits {
    private static final int EXAMPLES = 3;

    private final Map<String, List<String>> byKind = new LinkedHashMap<>();

    /**
     * Takes a trial.
     *
     * @param kind what is wrong, as in {@code whose rate is no level of its axis}
     * @param example which trial it is, and with what value
     */
    void add(String kind, String example) {
        byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(example);
    }

    int count() {
        return byKind.values().stream().mapToInt(List::size).sum();
    }

    /** A sentence for each kind. */
    List<String> words() {
        return byKind.entrySet().stream()
                .map(kind -> Counted.of(kind.getValue().size(), "trial") + " left out " + kind.getKey() + ": "
                        + examples(kind.getValue()) + ".")
                .toList();
    }

    private static String examples(List<String> all) {
        int shown = Math.min(EXAMPLES, all.size());
        String more = all.size() > shown ? " and " + (all.size() - shown) + " more" : "";
        return String.join(", ", all.subList(0, shown)) + more;
    }
}
