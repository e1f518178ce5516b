package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The epochs of a trial, in columns.
 *
 * @param numbers what the epochs reported, by name
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
record LearningCurve(int trial, int rank, int[] epochs, Map<String, double[]> numbers) {
    /** Of so many of the best. */
    static final int MOST = 10;

    static LearningCurve of(int rank, TrialRow row) {
        List<Epoch> history = row.ending().history();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String name : history.get(0).metrics().names()) {
            numbers.put(
                    name,
                    history.stream()
                            .mapToDouble(epoch -> epoch.metrics().get(name))
                            .toArray());
        }
        return new LearningCurve(
                row.trialId(), rank, history.stream().mapToInt(Epoch::number).toArray(), numbers);
    }
}
