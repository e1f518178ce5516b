package io.sparbiter.worker.trainable;

import static io.sparbiter.worker.Require.require;

import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.ReportSchema;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class to train, and what its trials may do.
 *
 * @param className the binary name of a {@link io.sparbiter.search.trainable.Trainable}
 * @param epochs the most a trial may report, at least 1
 * @param metrics what a trial may report, at least one
 * @param settings of the class, name to word
 * @param threads CPU threads of a trial, at least 1
 */
public record TrainableSettings(
        String className, int epochs, List<Metric> metrics, Map<String, String> settings, int threads)
        implements Serializable {
    public TrainableSettings {
        require(epochs > 0, "a trial has at least one epoch: ", epochs);
        require(threads > 0, "a trial has at least one thread: ", threads);
        require(!metrics.isEmpty(), "a trial reports at least one metric: ", metrics.size());
        metrics = List.copyOf(metrics);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** What its trials report. */
    public ReportSchema reports() {
        return ReportSchema.of(metrics.toArray(Metric[]::new));
    }
}
