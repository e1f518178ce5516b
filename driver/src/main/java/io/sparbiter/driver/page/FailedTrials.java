package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.command.PointText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The trials that brought no score by a fault of their own or of the cluster's.
 *
 * @param kinds how many by kind: {@code diverged}, {@code out_of_memory}, …
 * @param last the ones with the highest ids, the highest first
 */
record FailedTrials(Map<String, Long> kinds, List<Failure> last) {
    private static final int MOST = 100;
    private static final int LONGEST_ERROR = 2_000;

    record Failure(int trial, String kind, String params, String host, double seconds, String error) {}

    static FailedTrials of(List<TrialRow> rows) {
        Map<String, Long> kinds = rows.stream()
                .filter(FailedTrials::isFailure)
                .collect(Collectors.groupingBy(FailedTrials::kind, TreeMap::new, Collectors.counting()));
        return new FailedTrials(
                kinds, last(rows).stream().map(FailedTrials::failure).toList());
    }

    /** The rows of those with the highest ids, the highest first. */
    static List<TrialRow> last(List<TrialRow> rows) {
        return rows.stream()
                .filter(FailedTrials::isFailure)
                .sorted((a, b) -> Integer.compare(b.trialId(), a.trialId()))
                .limit(MOST)
                .toList();
    }

    private static boolean isFailure(TrialRow row) {
        return row.is(Status.FAILED) || row.is(Status.DIVERGED);
    }

    private static String kind(TrialRow row) {
        return row.is(Status.FAILED) ? row.ending().stopReason().orElse("unknown") : row.status();
    }

    private static Failure failure(TrialRow row) {
        String params = row.params().entrySet().stream()
                .map(param -> param.getKey() + " " + PointText.of(param.getValue()))
                .collect(Collectors.joining(", "));
        String error = row.ending().error().orElse("");
        return new Failure(
                row.trialId(),
                kind(row),
                params,
                row.run().host(),
                Durations.seconds(row),
                error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + "…");
    }
}
