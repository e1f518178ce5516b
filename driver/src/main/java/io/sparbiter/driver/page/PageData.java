package io.sparbiter.driver.page;

import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.report.SharedValues;
import io.sparbiter.driver.results.TrialRow;
import io.sparbiter.search.trial.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a page shows of a search, as small as it can be: the scripts in the browser draw it and reckon nothing. Its
 * JSON has the components' names.
 *
 * @param direction {@code maximize} or {@code minimize}
 * @param takenAt when all this was so, for people
 * @param configuration the resolved search file, empty if it cannot be read
 * @param spreads by axis
 */
record PageData(
        String search,
        String metric,
        String direction,
        String takenAt,
        List<Fact> summary,
        List<Fact> provenance,
        String configuration,
        List<PageAxis> axes,
        List<RunningTrial> running,
        List<RankedTrial> best,
        List<RankedTrial> worst,
        String bestShare,
        String worstShare,
        ScoreHistory history,
        DrawnTrials drawn,
        List<AxisSpread> spreads,
        Importance importance,
        Failures failures,
        Durations durations,
        List<LearningCurve> curves) {
    private static final int SHARING = 10;

    static PageData of(SearchView view) {
        List<TrialRow> rows = view.rows().stream()
                .sorted(Comparator.comparingInt(TrialRow::trialId))
                .toList();
        Ranking ranking = Ranking.of(rows);
        List<TrialRow> drawn = DrawnTrials.choose(ranking);
        List<PageAxis> axes = PageAxes.of(view.config(), rows, drawn);
        List<TrialRow> best = ranking.best(RankedTrial.MOST);
        List<TrialRow> worst = ranking.worst(RankedTrial.MOST);
        return new PageData(
                view.search(),
                metric(view),
                ranking.direction().word(),
                Summary.text(view.takenAt()),
                new Summary(view).facts(),
                new Provenance(view).facts(),
                view.config().map(config -> config.resolved().yaml()).orElse(""),
                axes,
                view.running(),
                RankedTrial.of(best, axes),
                RankedTrial.of(worst, axes),
                share(rows, best),
                share(rows, worst),
                ScoreHistory.of(rows, ranking),
                DrawnTrials.of(drawn, ranking.scored().size(), axes),
                axes.stream().map(axis -> AxisSpread.of(axis, ranking.scored())).toList(),
                view.importance(),
                Failures.of(rows),
                Durations.of(rows),
                curves(best));
    }

    private static String metric(SearchView view) {
        return view.rows().stream()
                .map(row -> row.origin().metric())
                .findFirst()
                .or(() ->
                        view.config().map(config -> config.objective().metric().word()))
                .orElse(Objective.DEFAULT.metric().word());
    }

    private static String share(List<TrialRow> rows, List<TrialRow> ranked) {
        return ranked.isEmpty()
                ? ""
                : new SharedValues(rows).sentence(ranked.subList(0, Math.min(SHARING, ranked.size())));
    }

    private static List<LearningCurve> curves(List<TrialRow> best) {
        return IntStream.range(0, Math.min(LearningCurve.MOST, best.size()))
                .filter(i -> !best.get(i).ending().history().isEmpty())
                .mapToObj(i -> LearningCurve.of(i + 1, best.get(i)))
                .toList();
    }
}
