package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Best;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of the tables of the best and the worst.
 *
 * @param params by the axes; null where the trial has no value
 * @param reason why it trained no further
 */
record RankedTrial(
        int rank,
        int trial,
        double score,
        List<Serializable> params,
        String status,
        int bestEpoch,
        int epochs,
        double seconds,
        String reason) {
    /** So many lines a page has at most. */
    static final int MOST = 200;

    static List<RankedTrial> of(List<TrialRow> ranked, List<PageAxis> axes) {
        return IntStream.range(0, ranked.size())
                .mapToObj(i -> of(i + 1, ranked.get(i), axes))
                .toList();
    }

    private static RankedTrial of(int rank, TrialRow row, List<PageAxis> axes) {
        Best best = row.ending().best().orElseThrow();
        return new RankedTrial(
                rank,
                row.trialId(),
                best.score(),
                axes.stream().map(axis -> row.params().get(axis.name())).toList(),
                row.status(),
                best.epoch(),
                row.ending().epochs(),
                Durations.seconds(row),
                row.ending().stopReason().orElse(""));
    }
}
