package io.sparbiter.driver.page;

import io.sparbiter.driver.report.Front;
import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.report.RecommendationText;
import io.sparbiter.driver.report.SharedValues;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reduces a search to what its page shows. The scripts in the browser draw these numbers and compute none of their own.
 * Its JSON has the components' names.
 *
 * @param direction {@code maximize} or {@code minimize}
 * @param share whether scores are from 0 to 1
 * @param measures what epochs report, in the order of choice
 * @param weighed what the search weighs against the score; none in most
 * @param front the trials of the Pareto front, if something is weighed
 * @param takenAt when all this was so, for people
 * @param configuration the resolved search file, empty if it cannot be read
 * @param recommendation which trial is recommended, in a sentence; empty if none is
 * @param trials those that the page has one by one
 * @param slots by name, see {@link Slots}
 * @param spreads by axis
 * @param curved how many trials have epochs
 */
record PageData(
        String search,
        String metric,
        String direction,
        boolean share,
        List<Measure> measures,
        List<Weighed> weighed,
        List<RankedTrial> front,
        String takenAt,
        List<Fact> summary,
        List<Fact> provenance,
        String configuration,
        List<PageAxis> axes,
        List<LiveTrial> running,
        List<RankedTrial> best,
        List<RankedTrial> worst,
        String bestShare,
        String worstShare,
        String recommendation,
        ScoreHistory history,
        TrialColumns trials,
        DrawnTrials drawn,
        List<String> slots,
        List<AxisSpread> spreads,
        Importance importance,
        FailedTrials failures,
        Durations durations,
        List<LearningCurve> curves,
        long curved) {
    /** A page that is saved has so many trials one by one; of more, and in one that is served, those that it shows. */
    static final int MOST_TRIALS = 5_000;

    private static final int SHARING = 10;

    /**
     * A number that epochs report.
     *
     * @param direction {@code maximize} or {@code minimize}
     * @param share whether it is from 0 to 1
     * @param schedule whether it is no metric, but what an epoch was run with
     */
    record Measure(String name, String direction, boolean share, boolean schedule) {
        static List<Measure> of(ReportSchema reports) {
            Stream<Measure> metrics = reports.metrics().stream().map(Measure::of);
            Stream<Measure> schedules =
                    reports.schedules().stream().map(name -> new Measure(name, Direction.MINIMIZE.word(), false, true));
            return Stream.concat(metrics, schedules).toList();
        }

        private static Measure of(Metric metric) {
            return new Measure(metric.name(), metric.direction().word(), metric.isShare(), false);
        }
    }

    /** A column of trials, and the direction in which it improves. */
    record Weighed(String name, String direction) {}

    /** @param most so many trials are on the page one by one, and of more those that it shows somewhere */
    static PageData of(SearchView view, int most) {
        List<TrialRow> rows = view.rows().stream()
                .sorted(Comparator.comparingInt(TrialRow::trialId))
                .toList();
        Ranking ranking = Ranking.of(rows);
        List<TrialRow> best = ranking.best(RankedTrial.MOST);
        List<TrialRow> worst = ranking.worst(RankedTrial.MOST);
        List<Objective.Measure> others =
                view.config().map(config -> config.objective().others()).orElse(List.of());
        List<TrialRow> front =
                others.isEmpty() ? List.of() : Front.of(ranking, others).trials();
        List<TrialRow> scored = DrawnTrials.scored(ranking);
        List<TrialRow> unscored = DrawnTrials.unscored(rows);
        List<TrialRow> held =
                DrawnTrials.held(rows, most, List.of(best, worst, front, scored, unscored, FailedTrials.last(rows)));
        List<PageAxis> axes = PageAxes.of(view.config(), rows, held);
        Slots slots = Slots.of(rows);
        return new PageData(
                view.search(),
                metric(view),
                ranking.direction().word(),
                view.config()
                        .map(config -> config.objective().metric().isShare())
                        .orElse(false),
                view.config().map(config -> Measure.of(config.reports())).orElse(List.of()),
                others.stream()
                        .map(other ->
                                new Weighed(other.name(), other.direction().word()))
                        .toList(),
                RankedTrial.of(front, axes),
                Summary.text(view.takenAt()),
                new Summary(view).facts(),
                new Provenance(view).facts(),
                view.config().map(config -> config.resolved().yaml()).orElse(""),
                axes,
                view.running(),
                RankedTrial.of(best, axes),
                RankedTrial.of(worst, axes),
                share("best", best, ranking),
                share("worst", worst, ranking),
                view.recommendation().map(RecommendationText::of).orElse(""),
                ScoreHistory.of(rows, ranking),
                TrialColumns.of(rows.size(), held, axes, slots),
                DrawnTrials.of(held, scored, ranking.scored().size(), unscored, rows.size()),
                slots.names(),
                axes.stream().map(axis -> AxisSpread.of(axis, ranking.scored())).toList(),
                view.importance(),
                FailedTrials.of(rows),
                Durations.of(rows),
                LearningCurve.of(best, held),
                rows.stream().filter(row -> row.ending().epochs() > 0).count());
    }

    private static String metric(SearchView view) {
        return view.rows().stream()
                .map(row -> row.origin().metric())
                .findFirst()
                .or(() ->
                        view.config().map(config -> config.objective().metric().name()))
                .orElse("");
    }

    private static String share(String which, List<TrialRow> trials, Ranking ranking) {
        return trials.isEmpty()
                ? ""
                : new SharedValues(ranking.scored())
                        .sentence(which, trials.subList(0, Math.min(SHARING, trials.size())));
    }
}
