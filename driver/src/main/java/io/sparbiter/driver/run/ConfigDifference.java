package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses to resume a search with a configuration that would make it another. */
final class ConfigDifference {
    private ConfigDifference() {}

    /**
     * Throws a usage error that names the keys that differ, with the old and the new value. The same data may lie elsewhere
     * now, see {@link #refuseOtherData}.
     */
    static void refuse(SearchDirectory search, SearchConfig old, SearchConfig now) {
        List<String> keys = old.differences(now).stream()
                .filter(key -> !now.trial().dataPlaces().contains(key))
                .toList();
        if (!keys.isEmpty()) {
            var before = old.resolved().settings();
            var after = now.resolved().settings();
            refuse(
                    search,
                    keys.stream()
                            .map(key -> key + " was " + value(before.get(key)) + " and is " + value(after.get(key)))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String value(String setting) {
        return setting == null ? "not there" : setting;
    }

    /** The same for searches to learn from; none named is no difference. */
    static void refuse(SearchDirectory search, List<String> oldWarmStart, List<String> newWarmStart) {
        if (!newWarmStart.isEmpty() && !newWarmStart.equals(oldWarmStart)) {
            refuse(search, "--warm-start was " + oldWarmStart + " and is " + newWarmStart);
        }
    }

    /**
     * Throws a usage error if the data are none that the search's trials had, wherever they lie.
     *
     * @param before fingerprints of the latter; none if no trial has begun
     */
    static void refuseOtherData(SearchDirectory search, Set<String> before, TrialType trial) {
        Optional<String> now = before.isEmpty() ? Optional.empty() : trial.dataFingerprint();
        if (now.isPresent() && !before.contains(now.get())) {
            throw ResultsException.usage(
                    "Cannot resume search " + search.name() + " with other data: the data were "
                            + String.join(" and ", before) + " (data_fingerprint), now they are " + now.get() + ".",
                    "Bring back the data as they were; they may lie elsewhere. A search on other data needs a new --name,"
                            + " and can learn from this one by --warm-start " + search.name() + ".");
        }
    }

    private static void refuse(SearchDirectory search, String differences) {
        throw ResultsException.usage(
                "Cannot resume search " + search.name() + " with another configuration: " + differences + ".",
                "Only budgets and checkpoints may change. Its configuration is " + search.path()
                        + "/search.yaml; a new one needs a new --name.");
    }
}
