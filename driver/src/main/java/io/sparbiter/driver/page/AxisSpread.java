package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the scores of all trials are spread at each value of an axis.
 *
 * @param levels by the axis' values; none for an axis of very many
 */
record AxisSpread(String axis, List<Spread> levels) {
    static AxisSpread of(PageAxis axis, List<TrialRow> scored) {
        if (!axis.isWhole()) {
            return new AxisSpread(axis.name(), List.of());
        }
        List<List<Double>> scores = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
                .limit(axis.values().size())
                .toList();
        for (TrialRow row : scored) {
            int level = axis.level(row);
            if (level >= 0) {
                scores.get(level).add(row.score().orElseThrow());
            }
        }
        return new AxisSpread(axis.name(), scores.stream().map(Spread::of).toList());
    }
}
