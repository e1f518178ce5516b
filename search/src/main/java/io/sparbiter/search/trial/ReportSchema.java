package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the trials of a type report. Each name is a column of the results table.
 *
 * @param metrics what can score an epoch; a trial's row has those of its best epoch
 * @param schedules further numbers of an epoch, such as a learning rate; a trial's row has those of its last epoch
 * @param facts what a trial tells when it starts, name to kind
 * @param complete whether every epoch reports every number
 */
public record ReportSchema(List<Metric> metrics, List<String> schedules, Map<String, Kind> facts, boolean complete)
        implements Serializable {
    /** The columns that every table has, and those that every epoch has in a table. */
    public static final Set<String> RESERVED = Set.of(
            "search",
            "trial_id",
            "point",
            "status",
            "params",
            "score",
            "best_epoch",
            "epochs",
            "stop_reason",
            "error",
            "seed",
            "history",
            "attempt",
            "host",
            "executor",
            "gpu",
            "threads",
            "started_at",
            "finished_at",
            "duration_ms",
            "strategy",
            "proposed_by",
            "metric",
            "direction",
            "version",
            "config_hash",
            "epoch",
            "millis");

    private static final Pattern COLUMN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Of a fact. */
    public enum Kind {
        /** A {@link Long}. */
        NUMBER,
        /** A {@link String}. */
        WORD
    }

    public ReportSchema {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("trials report at least one metric");
        }
        metrics = List.copyOf(metrics);
        schedules = List.copyOf(schedules);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Whether a column can be called so, in every SQL client and as a key of {@code --set}. */
    public static boolean isColumnName(String name) {
        return COLUMN_NAME.matcher(name).matches();
    }

    /** Whether nothing that trials report may be called so, in upper or lower case. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Metrics alone, of which an epoch may lack some. */
    public static ReportSchema of(Metric... metrics) {
        return new ReportSchema(List.of(metrics), List.of(), Map.of(), false);
    }

    /** The names of an epoch's numbers, the order in which its {@link Metrics} have them. */
    public List<String> epochNames() {
        return Stream.concat(metricNames().stream(), schedules.stream()).toList();
    }

    public List<String> metricNames() {
        return metrics.stream().map(Metric::name).toList();
    }

    public Optional<Metric> metric(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }
}
