package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.RecordedResult;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search knows before its first trial, from searches over the same axes. Trials that only the end of their search
 * or a lost machine ended say nothing about their point and are left out; of several trials at one point the first counts,
 * in the order in which the searches are named, since an average could not be told from a single observation and the best
 * would be the luckiest.
 *
 * @param searches the names of these searches
 * @param results one a point; their trial ids are those of their own searches
 * @param warnings what was left out that a user might miss
 */
public record WarmStart(List<String> searches, List<TrialResult> results, List<String> warnings) {
    public static final WarmStart NONE = new WarmStart(List.of(), List.of(), List.of());

    public WarmStart {
        searches = List.copyOf(searches);
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads earlier searches.
     *
     * @param searches names of searches in {@code results}
     * @param config of the search that is to start
     * @throws ResultsException if there is no such search, or if its axes or its objective are others
     */
    public static WarmStart read(ResultsDirectory results, List<String> searches, SearchConfig config) {
        var reading = new Reading(config);
        for (String search : searches) {
            SearchDirectory directory = results.open("--warm-start", search);
            TrialRows trials = results.trials().rows(search);
            reading.compare(directory, trials.dataFingerprints());
            reading.read(search, trials);
        }
        return new WarmStart(searches, List.copyOf(reading.byPoint.values()), reading.warnings);
    }

    private static final class Reading {
        private final SearchConfig config;
        private final Map<Long, TrialResult> byPoint = new LinkedHashMap<>();
        private final List<String> warnings = new ArrayList<>();

        Reading(SearchConfig config) {
            this.config = config;
        }

        /**
         * Scores under other settings, or on other data, are a user's choice, and easily an oversight.
         *
         * @param data fingerprints of what its trials had
         */
        void compare(SearchDirectory search, List<String> data) {
            List<String> today = data.isEmpty()
                    ? List.of()
                    : config.trial().dataFingerprint().stream().toList();
            boolean hasSameData = !today.isEmpty() && today.equals(data);
            List<String> others = otherSettings(search).stream()
                    .filter(this::isOfTrials)
                    .filter(key -> !(hasSameData && config.trial().dataPlaces().contains(key)))
                    .toList();
            if (!others.isEmpty()) {
                warnings.add("--warm-start " + search.name() + ": its trials had other settings, so their scores may be"
                        + " higher or lower: " + String.join(", ", others) + ".");
            } else if (!today.isEmpty() && !hasSameData) {
                warnings.add("--warm-start " + search.name() + ": its trials had other data, so their scores may be"
                        + " higher or lower: data_fingerprint was " + String.join(" and ", data) + " and is "
                        + today.get(0) + ".");
            }
        }

        /** What a score depends on beside the point. */
        private boolean isOfTrials(String key) {
            return config.trial().sections().keySet().stream().anyMatch(section -> key.startsWith(section + "."));
        }

        private List<String> otherSettings(SearchDirectory search) {
            try {
                return config.differences(RecordedConfig.read(search));
            } catch (ConfigException | ResultsException e) {
                warnings.add("--warm-start " + search.name() + ": its settings cannot be read and compared.");
                return List.of();
            }
        }

        void read(String search, TrialRows trials) {
            warnings.addAll(trials.warnings());
            int outside = 0;
            for (TrialRow row : trials.rows()) {
                requireComparable(search, row);
                Optional<Point> point = SameAxes.point(config.space(), row.params());
                point.ifPresent(found -> add(row, found));
                outside += point.isEmpty() ? 1 : 0;
            }
            if (outside > 0) {
                warnings.add("--warm-start " + search + ": " + outside + " of "
                        + Counted.of(trials.rows().size(), "trial")
                        + " left out, since this search's axes lack their values"
                        + (config.space().isProduct() ? "." : ", or its conditions or constraints exclude them."));
            }
        }

        private void requireComparable(String search, TrialRow row) {
            Space space = config.space();
            if (!SameAxes.fit(space, row.params())) {
                throw ResultsException.usage(
                        "Cannot use --warm-start (" + search + "): its axes are "
                                + SameAxes.describe(row.params()) + ", this search's are "
                                + SameAxes.describe(space) + ".",
                        "Name a search over axes of the same names and types.");
            }
            if (!row.origin().metric().equals(config.objective().metric().name())) {
                throw ResultsException.usage(
                        "Cannot use --warm-start (" + search + "): its scores are "
                                + row.origin().metric() + ", this search's "
                                + config.objective().metric().name() + ".",
                        "Name a search with the same objective.");
            }
        }

        private void add(TrialRow row, Point point) {
            RecordedResult.outcome(row.ending())
                    .filter(Reading::tellsOfItsPoint)
                    .ifPresent(outcome -> byPoint.putIfAbsent(point.index(), result(row, point, outcome)));
        }

        private static boolean tellsOfItsPoint(Outcome outcome) {
            boolean isLost = outcome instanceof Failed failed && failed.kind() == Failure.INFRASTRUCTURE;
            return !(isLost || outcome instanceof Stopped || outcome instanceof Cancelled);
        }

        /** The row does not say how many epochs the trial might have trained; this search's setting stands in for it. */
        private TrialResult result(TrialRow row, Point point, Outcome outcome) {
            int epochs = Math.max(config.trial().limits().epochs(), row.ending().epochs());
            var candidate = new Candidate(point, row.origin().proposedBy());
            var trial = new Trial(row.trialId(), candidate, row.seed(), epochs);
            return new TrialResult(
                    trial,
                    outcome,
                    Optional.empty(),
                    row.run().startedAt(),
                    row.run().finishedAt());
        }
    }
}
