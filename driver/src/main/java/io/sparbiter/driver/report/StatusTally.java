package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.Counted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts how trials ended, such as {@code 30 trials: 27 completed, 1 diverged, 2 failed (1 error, 1 out_of_memory).}
 */
public final class StatusTally {
    private StatusTally() {}

    /** The sentence on the rows of a search. */
    public static String of(List<TrialRow> rows) {
        if (rows.isEmpty()) {
            return "No trial has ended.";
        }
        Map<String, Long> statuses = count(rows.stream().map(TrialRow::status).toList());
        String counts = statuses.entrySet().stream()
                .map(status -> text(status) + (status.getKey().equals(Status.FAILED.word()) ? kinds(rows) : ""))
                .collect(Collectors.joining(", "));
        return Counted.of(rows.size(), "trial") + ": " + counts + ".";
    }

    private static String kinds(List<TrialRow> rows) {
        List<String> kinds = rows.stream()
                .filter(row -> row.is(Status.FAILED))
                .map(row -> row.ending().stopReason().orElse("unknown"))
                .toList();
        return count(kinds).entrySet().stream().map(StatusTally::text).collect(Collectors.joining(", ", " (", ")"));
    }

    private static Map<String, Long> count(List<String> words) {
        return words.stream().collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
    }

    private static String text(Map.Entry<String, Long> count) {
        return count.getValue() + " " + count.getKey();
    }
}
