package io.sparbiter.driver.exchange.source;

import io.sparbiter.search.trial.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trial that ended, as its tool has it.
 *
 * @param name for people, as in {@code trial 17}
 * @param params name to value, in the tool's words; what it lacks is not there
 * @param score finite
 * @param history step to what was reported, finite; steps as the tool counts them
 * @param message why it failed; may be empty
 */
public record SourceTrial(
        String name,
        Map<String, String> params,
        Status status,
        OptionalDouble score,
        SortedMap<Integer, Double> history,
        String message,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {
    public SourceTrial {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        history = Collections.unmodifiableSortedMap(new TreeMap<>(history));
    }
}
